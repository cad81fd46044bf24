/**
 * A customer's key as a report may show it: `loyalty:40017` as `loyalty ••17`, `email:s.vries@example.com` as `email s••@•••`.
 * Enough to recognise a person one knows, too little to look one up. What is masked already stays as it is.
 */
export const maskedKey = (key: string): string => {
  if (key.includes("••")) return key;
  const at = key.indexOf(":");
  const [namespace, value] = at < 0 ? ["", key] : [key.slice(0, at), key.slice(at + 1)];
  return `${namespace === "" ? "" : `${namespace} `}${maskedValue(value)}`;
};

const maskedValue = (value: string): string => {
  const letters = [...value];
  if (/^[^@\s]+@[^@\s]+$/.test(value)) return `${letters[0]}••@•••`;
  const shown = letters.length >= 5 ? 2 : letters.length >= 3 ? 1 : 0;
  return `••${letters.slice(letters.length - shown).join("")}`;
};
