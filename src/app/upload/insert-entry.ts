import { isMap, isScalar, parseDocument } from "yaml";

/**
 * A text of kept.yaml with one more entry in `sources` or `promises`; every other byte stays as its owner wrote it. `lines` are
 * the entry as a fresh file has it: two spaces deep. Null where the block is written in a way that cannot be added to (`{ ... }`).
 */
export const insertEntry = (text: string, block: "sources" | "promises", lines: readonly string[]): string | null => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  const { contents } = document;
  if (!isMap(contents)) return null;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === block);
  const ended = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  if (pair === undefined) return `${ended}\n${block}:\n${lines.join("\n")}\n`;
  if (!isMap(pair.value) || pair.value.flow === true || pair.value.items.length === 0) return null;
  const [first] = pair.value.items;
  if (!isScalar(first!.key) || !first!.key.range || !pair.value.range) return null;
  const [begins] = first!.key.range;
  const depth = begins - (text.lastIndexOf("\n", begins - 1) + 1);
  const entry = lines.map((line) => (line.trim() === "" ? "" : " ".repeat(depth) + line.slice(2)));
  const at = afterLast(text, pair.value.range[1]);
  const before = text.slice(0, at);
  return `${before}${before.endsWith("\n") ? "" : "\n"}${blankBetween(text, pair.value.items) ? "\n" : ""}${entry.join("\n")}\n${text.slice(at)}`;
};

/** The beginning of the line after the one in which the block's last value ends: its comment belongs to it. */
const afterLast = (text: string, valueEnd: number): number => {
  if (valueEnd > 0 && text[valueEnd - 1] === "\n") return valueEnd;
  const lineEnd = text.indexOf("\n", valueEnd);
  return lineEnd < 0 ? text.length : lineEnd + 1;
};

/** Whoever leaves a line free between entries finds one before ours too. */
const blankBetween = (text: string, items: readonly { readonly key: unknown }[]): boolean => {
  const second = items[1]?.key;
  if (!isScalar(second) || !second.range) return false;
  return /\n[ \t]*\n[ \t]*(#[^\n]*\n[ \t]*)*$/.test(text.slice(0, second.range[0]));
};
