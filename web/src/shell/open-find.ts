/** Whoever wants the box to open says so; it is loaded when it is first wanted. */
export const openFind = (): void => void document.dispatchEvent(new CustomEvent("kept:find"));
