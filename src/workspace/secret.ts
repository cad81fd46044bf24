/** Secrets of examples and of other programs' manuals. */
const known =
  /change.?me|secret|password|example|default|better.?auth|kept|insecure|test|placeholder|your.?key|123456|abcdef/gi;

/** Why a secret must not sign anything; null: it may. Counted is what is left when words everybody tries are taken out. */
export const weakSecret = (secret: string): string | null => {
  if (secret.length < 32) return `it has ${secret.length} characters; 32 are needed`;
  const rest = secret.replace(known, "");
  if (rest.length < 24) return "it is made of words that everybody tries";
  if (new Set(rest).size < 10) return "it repeats a few characters";
  return null;
};
