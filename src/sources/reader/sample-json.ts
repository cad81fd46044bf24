import { isJsonObject } from "./is-json-object.js";
import { jsonPaths } from "./json-relation.js";

/** Which keys the first records have, and how they are laid out: one a line, an array (or objects over lines), or a document around a list. */
export const sampleJson = (
  head: string,
): { paths: Map<string, boolean>; objects: Set<string>; form: "lines" | "array" | "document" } => {
  const records: unknown[] = [];
  const text = head.trimStart();
  const lines = text.split("\n", 501).slice(0, 500);
  let form: "lines" | "array" | "document" = "lines";
  for (const line of lines) if (isJsonObject(line)) records.push(JSON.parse(line.replace(/^\ufeff/, "")));
  if (records.length === 0 || text.startsWith("[")) {
    form = text.startsWith("[") ? "array" : "lines";
    records.length = 0;
    records.push(...leadingObjects(text, 200));
    if (form === "lines") form = "array";
  }
  if (records.length === 0) {
    // A document longer than the head: look into its first list of objects.
    const list = /\[\s*\{/.exec(text);
    if (list) {
      records.push(...leadingObjects(text.slice(list.index + 1), 200));
      form = "document";
    }
  }
  const list =
    records.length === 1
      ? Object.values(records[0] as object)
          .filter((value) => Array.isArray(value) && typeof value[0] === "object")
          .sort((a, b) => b.length - a.length)[0]
      : undefined;
  if (list) {
    form = "document";
    records.splice(0, 1, ...list.slice(0, 500));
  }
  const paths = new Map<string, boolean>();
  const objects = new Set<string>();
  for (const record of records) {
    for (const { name, nested } of jsonPaths(record)) {
      paths.set(name, nested);
      if (nested) objects.add(name.split(".")[0]!);
    }
  }
  return { paths, objects, form };
};

/** Complete objects at the beginning of a text, however they are laid out. */
const leadingObjects = (text: string, most: number): unknown[] => {
  const found: unknown[] = [];
  let depth = 0;
  let start = -1;
  let inString = false;
  for (let i = 0; i < text.length && found.length < most; i++) {
    const character = text[i];
    if (inString) {
      if (character === "\\") i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" && depth++ === 0) start = i;
    else if (character === "}" && --depth === 0) {
      const piece = text.slice(start, i + 1);
      if (isJsonObject(piece)) found.push(JSON.parse(piece));
    }
  }
  return found;
};
