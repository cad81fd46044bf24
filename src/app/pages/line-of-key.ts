import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { SpecText } from "../../spec/workspace.js";

/** In which file and line a key stands (`calendars`, `office`), in the first file that has it; null: in none. */
export const lineOfKey = (
  files: readonly SpecText[],
  path: readonly string[],
): { file: string; line: number } | null => {
  for (const { path: file, text } of files) {
    if (!/\.ya?ml$/.test(file)) continue;
    const lines = new LineCounter();
    const line = lineIn(parseDocument(text, { lineCounter: lines }).contents, path, lines);
    if (line !== null) return { file, line };
  }
  return null;
};

const lineIn = (node: Node | null, [key, ...rest]: readonly string[], lines: LineCounter): number | null => {
  if (!isMap(node)) return null;
  const pair = node.items.find((each) => isScalar(each.key) && each.key.value === key);
  if (pair === undefined || !isScalar(pair.key) || !pair.key.range) return null;
  return rest.length === 0 ? lines.linePos(pair.key.range[0]).line : lineIn(pair.value as Node | null, rest, lines);
};
