/** A key that says whose it is without saying who: `loyalty:••17`, `email:s•••@•••`. Never longer than what it hides. */
export const mask = (key: string): string => {
  const colon = key.indexOf(":");
  const [space, value] = colon < 0 ? ["", key] : [key.slice(0, colon + 1), key.slice(colon + 1)];
  const characters = [...value];
  if (value.includes("@")) return `${space}${characters[0]}•••@•••`;
  return `${space}••${characters.length > 4 ? characters.slice(-2).join("") : ""}`;
};
