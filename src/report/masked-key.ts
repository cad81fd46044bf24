/**
 * A customer's key as it may be shown to others: `loyalty:40017` as `loyalty ••17`, `email:s.vries@example.com` as
 * `email s••@•••`. Enough to recognise a person one knows, too little to look one up.
 */
export const maskedKey = (key: string): string => {
  const at = key.indexOf(":");
  const [namespace, value] = at < 0 ? ["", key] : [key.slice(0, at), key.slice(at + 1)];
  return `${namespace === "" ? "" : `${namespace} `}${maskedValue(value)}`;
};

const maskedValue = (value: string): string => {
  const letters = [...value];
  if (/^[^@\s]+@[^@\s]+$/.test(value)) return `${letters[0]}••@•••`;
  // Never as much as is hidden: of four characters two would be half.
  return `••${letters.length > 4 ? letters.slice(-2).join("") : ""}`;
};
