import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { fail, ok, type Result } from "../../core/result.js";
import { stableJson } from "../../spec/hash.js";
import { parseSpecText, written, type YamlPath, type YamlValue } from "./yaml-text.js";

/** `set`: what stands at a key from now on. `add`: one more item of a list, before the first or after the last. */
export type YamlEdit =
  | { readonly do: "set"; readonly at: YamlPath; readonly value: YamlValue }
  | { readonly do: "add"; readonly at: YamlPath; readonly value: YamlValue; readonly end: "first" | "last" };

/**
 * The text with these edits and nothing else touched: comments, order, blank lines and line ends stay as their owner wrote
 * them, because only the characters of the values themselves are replaced. The result is read again; where it does not say
 * exactly what was asked (a value behind an alias, a merge), the edit is refused.
 */
export const editYaml = (text: string, edits: readonly YamlEdit[]): Result<string, string> => {
  let edited = text;
  for (const edit of edits) {
    const done = editOnce(edited, edit);
    if (!done.ok) return done;
    edited = done.value;
  }
  return ok(edited);
};

const editOnce = (text: string, edit: YamlEdit): Result<string, string> => {
  const document = parseSpecText(text);
  const where = edit.at.join(".");
  if (document.errors.length > 0) return fail("the file cannot be read as YAML");
  const before = document.toJS() ?? {};
  const changed = textWith(text, document.contents as Node | null, edit);
  if (changed === null) return fail(`${where} is written in a way that cannot be changed from here`);
  const after = parseSpecText(changed);
  return after.errors.length === 0 && stableJson(after.toJS()) === stableJson(expected(before, edit))
    ? ok(changed)
    : fail(`${where} is written in a way that cannot be changed from here`);
};

const textWith = (text: string, root: Node | null, edit: YamlEdit): string | null => {
  const path = [...edit.at];
  if (edit.do === "add") {
    const list = nodeAt(root, path);
    return isSeq(list) ? withItem(text, list, edit) : null;
  }
  const key = path.pop();
  const parent = nodeAt(root, path);
  if (typeof key === "number" || key === undefined) return null;
  if (root === null) return `${text}${key}:${inBlock(edit.value, { indent: "  ", eol: eolOf(text) })}\n`;
  if (!isMap(parent)) return null;
  const pair = parent.items.find((each) => isScalar(each.key) && each.key.value === key);
  return pair ? withValue(text, pair, parent, edit.value) : withPair(text, parent, { key, value: edit.value });
};

const nodeAt = (root: Node | null, path: YamlPath): unknown => {
  let node: unknown = root;
  for (const step of path) {
    if (isMap(node)) node = node.items.find((each) => isScalar(each.key) && each.key.value === step)?.value;
    else if (isSeq(node) && typeof step === "number") node = node.items[step];
    else return undefined;
  }
  return node;
};

const spliced = (text: string, from: number, to: number, put: string) => text.slice(0, from) + put + text.slice(to);

const withValue = (text: string, pair: Pair, parent: YAMLMap, value: YamlValue): string | null => {
  const put = written(value, parent.flow ? "flow" : "block");
  const node = pair.value as Node | null;
  const keyEnd = (pair.key as Node).range![1];
  const colon = text.indexOf(":", keyEnd) + 1;
  if (!node?.range || node.range[0] === node.range[1]) return spliced(text, colon, colon, ` ${put}`);
  const [from, to] = node.range;
  // A block of text ends with its line.
  const last = /(\r?\n)*$/.exec(text.slice(from, to))![0];
  return spliced(text, from, to - last.length, put);
};

const eolOf = (text: string) => (text.includes("\r\n") ? "\r\n" : "\n");

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf("\n", at - 1) + 1);

const endOf = (node: Node | null | undefined, otherwise: number): number => node?.range?.[1] ?? otherwise;

/** The end of the last line of what ends at `at`, with the comment on that line. */
const lineEnd = (text: string, at: number): number => {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  const next = text.indexOf("\n", end);
  if (next < 0) return text.length;
  return text[next - 1] === "\r" ? next - 1 : next;
};

const withPair = (text: string, parent: YAMLMap, { key, value }: { key: string; value: YamlValue }): string | null => {
  const last = parent.items.at(-1);
  const lastEnd = last ? Math.max(endOf(last.key as Node, 0), endOf(last.value as Node | null, 0)) : null;
  if (parent.flow) {
    const put = `${key}: ${written(value, "flow")}`;
    return lastEnd === null
      ? spliced(text, parent.range![0] + 1, parent.range![1] - 1, ` ${put} `)
      : spliced(text, lastEnd, lastEnd, `, ${put}`);
  }
  if (lastEnd === null) return null;
  const indent = " ".repeat(columnOf(text, (parent.items[0]!.key as Node).range![0]));
  const end = lineEnd(text, lastEnd);
  const eol = eolOf(text);
  return spliced(text, end, end, `${eol}${indent}${key}:${inBlock(value, { indent: `${indent}  `, eol })}`);
};

/** A map in a block has a line for each key, a list of maps one for each item; what is inside them stands on one line. */
const inBlock = (value: YamlValue, { indent, eol }: { indent: string; eol: string }): string => {
  if (typeof value === "string") return ` ${written(value, "block")}`;
  if (Array.isArray(value))
    return value.some((each) => typeof each === "object")
      ? value.map((each) => `${eol}${indent}- ${written(each, "flow")}`).join("")
      : ` ${written(value, "block")}`;
  return Object.entries(value)
    .map(([key, each]) => `${eol}${indent}${key}:${inBlock(each, { indent: `${indent}  `, eol })}`)
    .join("");
};

const withItem = (text: string, list: YAMLSeq, edit: YamlEdit & { do: "add" }): string | null => {
  const put = written(edit.value, "flow");
  const [first, last] = [list.items[0] as Node | undefined, list.items.at(-1) as Node | undefined];
  if (list.flow) {
    if (!first || !last) return spliced(text, list.range![0] + 1, list.range![1] - 1, put);
    return edit.end === "first"
      ? spliced(text, first.range![0], first.range![0], `${put}, `)
      : spliced(text, last.range![1], last.range![1], `, ${put}`);
  }
  if (!first || !last) return null;
  const dash = list.range![0];
  const indent = " ".repeat(columnOf(text, dash));
  const eol = eolOf(text);
  if (edit.end === "first") return spliced(text, dash, dash, `- ${put}${eol}${indent}`);
  const end = lineEnd(text, last.range![1]);
  return spliced(text, end, end, `${eol}${indent}- ${put}`);
};

/** What the file must say after the edit. */
const expected = (before: unknown, edit: YamlEdit): unknown => {
  const value = escapedAll(edit.value);
  // Not structuredClone: what stands behind an alias must be two things here, so that changing one shows.
  const root = JSON.parse(JSON.stringify(before)) as Record<string, unknown>;
  const path = [...edit.at];
  const key = path.pop()!;
  const parent = path.reduce<Record<string | number, unknown>>(
    (at, step) => at[step] as Record<string | number, unknown>,
    root,
  );
  if (edit.do === "set") parent[key] = value;
  else {
    const list = parent[key] as unknown[];
    if (edit.end === "first") list.unshift(value);
    else list.push(value);
  }
  return root;
};

const escapedAll = (value: YamlValue): unknown => {
  if (typeof value === "string") return value.replaceAll("${", () => "$${");
  if (Array.isArray(value)) return value.map(escapedAll);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escapedAll(each)]));
};
