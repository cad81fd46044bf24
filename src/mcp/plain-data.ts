/**
 * Characters that a person does not see but a model reads, or that turn the direction of writing: tags, bidi controls, zero-width
 * characters, variation selectors, soft hyphens, controls but line ends and tabs.
 */
const unseen =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\p{Variation_Selector}|\u180e|\u034f|\u17b4|\u17b5|[\u{e0000}-\u{e0fff}]|[\u{f0000}-\u{10ffff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/**
 * A text out of customers' data as a model may see it: nothing unseen, and nothing that whoever shows the model's answer would
 * fetch or make a link of.
 */
export const plainText = (text: string): string =>
  text
    .replace(unseen, "")
    .replace(/([a-z][a-z0-9+.-]*):\/\//gi, "$1:/ /")
    .replace(/\b(javascript|data|vbscript|mailto|file):/gi, "$1 :")
    .replace(/\bwww\./gi, "www .")
    .replace(/\](?=[([:])/g, "] ")
    .replace(/!\[/g, "! [")
    .replace(/<(?=[a-z/!?])/gi, "‹");

/** The same for every text of an answer, names of its fields too: a customer's property may be one. */
export const plainData = (data: unknown): unknown => {
  if (typeof data === "string") return plainText(data);
  if (Array.isArray(data)) return data.map(plainData);
  if (data instanceof Date) return data.toISOString();
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [plainText(name), plainData(value)]));
};
