/**
 * Text from data, safe to print anywhere: what would steer a terminal, turn the direction of writing, or be invisible is shown as an
 * escape (`\u001b`). C0, DEL, C1, soft hyphen, zero-width, bidi controls, line separators, variation of invisible operators, BOM, tags,
 * lone surrogates. Trojan Source (Boucher & Anderson 2021) lists the bidi ones.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|\u17b4|\u17b5|[\u{e0000}-\u{e0fff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

const named: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escaped = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return named[character] ?? (code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`);
};

/** `most`: longer texts end in an ellipsis and say how long they were. */
export const visible = (text: string, most = 400): string => {
  // Cut before escaping, so that ten megabytes cost no more than a line.
  const cut = text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, "") : text;
  const shown = cut.replace(unseen, escaped);
  return text.length > most ? `${shown}… (${text.length.toLocaleString("en-GB")} characters)` : shown;
};
