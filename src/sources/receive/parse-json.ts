// A number that JSON.parse may change: many digits, or an exponent that leads to infinity.
const suspicious = /[0-9]{16}|[0-9]\.[0-9]*[0-9]{15}|[eE][+-]?[0-9]{3}/;
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9][0-9.eE+-]*/gs;
const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * JSON whose numbers keep their digits: one that a double cannot hold arrives as a text. Throws a SyntaxError. Keys such as
 * `__proto__` become plain properties of the object, which nothing merges; `measureEvent` refuses the event that has one.
 */
export const parseJson = (text: string): unknown => JSON.parse(suspicious.test(text) ? withTexts(text) : text);

const withTexts = (text: string): string =>
  text.replace(tokens, (token) =>
    token.length < 5 || token.startsWith('"') || !number.test(token) || holds(token) ? token : `"${token}"`,
  );

/** Whether a double says the same: no digit is lost, and nothing becomes infinite. */
const holds = (token: string): boolean => {
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  const digits = token
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+/, "");
  return digits.length <= 15 || String(value) === token;
};
