/** Single keys can be switched off (WCAG 2.1.4): speech and switch users press them by chance. */
export const singleKeys = (): boolean => localStorage.getItem("kept.keys") !== "off";
