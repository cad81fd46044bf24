import { quoteName } from "../../core/quote-name.js";
import { codec, type Relation, textColumns } from "./relation.js";

const literal = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** The text of what lies at a path in a JSON text: strings bare, objects and numbers as they are written, null and absent empty. */
const extract = (json: string, path: readonly string[]) => {
  const args = [json, ...path.map(literal)].join(", ");
  return `multiIf(JSONType(${args}) = 'String', JSONExtractString(${args}), JSONType(${args}) = 'Null', '', JSONExtractRaw(${args}))`;
};

/** Columns are keys, or paths into nested objects (`customer.email`). `nested`: those whose first key holds an object. */
export type JsonSource = {
  readonly path: string;
  readonly compression: keyof typeof codec;
  readonly names: readonly string[];
  readonly nested: ReadonlySet<string>;
};

/** One object a line, or an array of objects: the engine reads the keys that are named and skips the others. */
export const jsonRelation = (source: JsonSource): Relation => {
  const keys = [...new Set(source.names.map((name) => (source.nested.has(name) ? name.split(".")[0]! : name)))];
  const values = source.names.map((name, i) => {
    const [first, ...rest] = name.split(".");
    return `${source.nested.has(name) ? extract(quoteName(first!), rest) : quoteName(name)} AS c${i}`;
  });
  const structure = keys.map((name) => `${quoteName(name)} String`).join(", ") || "`none` String";
  return {
    text: `SELECT rowNumberInAllBlocks() + 1 AS line, ${values.join(", ") || "1 AS none"} FROM file({k_path:String}, 'JSONEachRow', ${literal(structure)}, '${codec[source.compression]}')`,
    params: { k_path: source.path },
    columns: textColumns(source.names),
    settings: jsonSettings,
  };
};

const jsonSettings = {
  max_threads: 1,
  max_parsing_threads: 2,
  input_format_skip_unknown_fields: 1,
  input_format_null_as_default: 1,
  input_format_json_read_numbers_as_strings: 1,
  input_format_json_read_bools_as_strings: 1,
  input_format_json_read_objects_as_strings: 1,
  input_format_json_read_arrays_as_strings: 1,
  input_format_json_ignore_unnecessary_fields: 1,
};

/** Lines of JSON that the reader has checked one by one (`line`, text), read key by key. */
export const checkedJsonRelation = (path: string, names: readonly string[], nested: ReadonlySet<string>): Relation => ({
  text: `SELECT line, ${names.map((name, i) => `${extract("json", nested.has(name) ? name.split(".") : [name])} AS c${i}`).join(", ")} FROM file({k_path:String}, 'TSV', 'line UInt64, json String', 'none')`,
  params: { k_path: path },
  columns: textColumns(names),
  settings: { max_threads: 1, max_parsing_threads: 2 },
});

/** One object whose largest list of objects holds the records, as many APIs answer. The document is held in memory. */
export const jsonDocumentRelation = (source: JsonSource): Relation => ({
  text: `SELECT toUInt64(n) AS line, ${source.names.map((name, i) => `${extract("json", source.nested.has(name) ? name.split(".") : [name])} AS c${i}`).join(", ")} FROM (
  SELECT json, n FROM (
    SELECT arraySort(list -> -length(list), arrayFilter(list -> match(list, '^\\\\[\\\\s*\\\\{'), arrayMap(pair -> pair.2, JSONExtractKeysAndValuesRaw(document))))[1] AS list
    FROM file({k_path:String}, 'RawBLOB', 'document String', '${codec[source.compression]}')
  ) ARRAY JOIN JSONExtractArrayRaw(list) AS json, arrayEnumerate(JSONExtractArrayRaw(list)) AS n)`,
  params: { k_path: source.path },
  columns: textColumns(source.names),
  settings: { max_threads: 1 },
});

/** The paths of a record's values: objects are opened to three levels, arrays are one value. */
export const jsonPaths = (record: unknown, prefix = "", depth = 0): { name: string; nested: boolean }[] => {
  if (record === null || typeof record !== "object" || Array.isArray(record)) return [];
  return Object.entries(record).flatMap(([key, value]) => {
    const name = prefix + key;
    const opened = depth < 3 && !key.includes(".") ? jsonPaths(value, `${name}.`, depth + 1) : [];
    return opened.length > 0 ? opened : [{ name, nested: depth > 0 }];
  });
};
