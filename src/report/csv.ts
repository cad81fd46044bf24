/** A cell of an export: numbers stay numbers, texts are texts wherever they are opened. */
export type CsvCell = string | number | null;

/**
 * A spreadsheet takes a text for a formula when it begins, after spaces it ignores, with = + - @, their full-width forms, TAB, CR or LF;
 * some readers split at `;`, quotes or line ends first, so those are looked behind too. Such texts get an apostrophe (RELIABILITY.md X1).
 */
const startsFormula =
  /(?:^|[\r\n;,|"])(?:[^\S\r\n]|[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069])*[=+\-@＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u;
const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const guarded = (text: string): string => (startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text);

const cell = (value: CsvCell): string => {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  // NUL ends a text in some readers, so what follows would not be looked at.
  const text = guarded(value.replaceAll("\u0000", "\\u0000"));
  return /[",;\r\n\t|]|^[\s']|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180: CRLF, quoted where needed, no byte order mark. Unrounded numbers, ISO dates. */
export const csv = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  [header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
