import { domainToASCII } from "node:url";

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/i;

/**
 * One address and nothing else, its domain as name servers know it; null: it is none. Comments, quotes, names and lists are
 * refused rather than read, so that no two programs can read them differently.
 */
export const mailAddress = (text: string): string | null => {
  if (text.length > 254) return null;
  const at = text.lastIndexOf("@");
  const [name, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !local.test(name) || /[^\p{L}\p{N}\p{M}.-]/u.test(domain)) return null;
  const ascii = domainToASCII(domain);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(ascii) ? `${name}@${ascii}` : null;
};
