/** A share as it is read: one decimal where it says something. Never 100 unless all were, never 0 unless none. */
export const percent = (share: number): string => {
  const text = (100 * share).toFixed(1).replace(/\.0$/, "");
  if (share < 1 && text === "100") return "99.9%";
  return `${share > 0 && text === "0" ? "0.1" : text}%`;
};
