import { quoteName } from "../../core/quote-name.js";
import { FileFault } from "../file-fault.js";
import type { Limits } from "../limits.js";
import type { RawColumn } from "../model.js";
import type { ReaderEngine } from "./engine.js";
import type { Relation } from "./relation.js";

const file = (structure = "") => `file({k_path:String}, 'Parquet'${structure})`;

/** Typed columns become canonical text; instants are also given typed (`t<i>`), so that they need no parsing. */
export const parquetRelation = async (engine: ReaderEngine, path: string, limits: Limits): Promise<Relation> => {
  const params = { k_path: path };
  const stored = await engine.rows<{ path: string; logical: string; codec: string }>(
    "SELECT c.2 AS path, toString(c.6) AS logical, toString(c.7) AS codec FROM (SELECT arrayJoin(columns) AS c FROM file({k_path:String}, 'ParquetMetadata'))",
    { params },
  );
  if (stored.some((column) => column.codec === "BROTLI"))
    throw new FileFault("file.refused", "its columns are packed with brotli", "write it with zstd or snappy");
  if (stored.length > limits.columns) throw tooWide(limits);
  // The engine reads both kinds of timestamps as UTC; only the file knows which ones are local times without a zone.
  const local = new Set(
    stored.filter((column) => /isAdjustedToUTC=false/i.test(column.logical)).map((column) => column.path),
  );
  const described = await engine.rows<{ name: string; type: string }>(`DESCRIBE TABLE ${file()}`, { params });
  const columns = described.map(({ name, type }) => ({
    name,
    kind: kindOf(type) === "instant" && local.has(name) ? ("local" as const) : kindOf(type),
    type,
  }));
  const selected = columns.flatMap(({ name, kind, type }, i) => {
    const column = quoteName(name);
    const text = `${asText(column, kind, type)} AS c${i}`;
    return kind === "instant" ? [text, `toDateTime64(${column}, 3, 'UTC') AS t${i}`] : [text];
  });
  return {
    // Row groups are read in parallel, and this format's row numbers are right all the same.
    text: `SELECT assumeNotNull(_row_number) + 1 AS line, ${selected.join(", ")} FROM ${file()}`,
    params,
    columns: columns.map(({ name, kind }): RawColumn => ({ name, kind })),
    settings: {},
  };
};

export const tooWide = (limits: Limits) =>
  new FileFault("file.too-large", `it has more than ${limits.columns.toLocaleString("en")} columns`);

const bare = (type: string) =>
  type.replace(/^(LowCardinality|Nullable)\((.*)\)$/, "$2").replace(/^Nullable\((.*)\)$/, "$1");

const kindOf = (type: string): RawColumn["kind"] => {
  const inner = bare(type);
  if (/^DateTime(64)?\(.*'.+'\)$/.test(inner)) return "instant";
  if (/^DateTime/.test(inner)) return "local";
  if (/^Date(32)?$/.test(inner)) return "day";
  if (/^(U?Int\d+|Float\d+|Decimal.*)$/.test(inner)) return "number";
  return inner === "Bool" ? "boolean" : "text";
};

const asText = (column: string, kind: RawColumn["kind"], type: string): string => {
  const inner = bare(type);
  if (kind === "instant") return `ifNull(concat(toString(toTimeZone(${column}, 'UTC')), 'Z'), '')`;
  if (/^(Array|Map|Tuple|JSON|Variant|Dynamic)/.test(inner)) return `toJSONString(${column})`;
  if (/^FixedString/.test(inner)) return `trimRight(ifNull(toString(${column}), ''), '\\0')`;
  return /Nullable/.test(type) ? `ifNull(toString(${column}), '')` : `toString(${column})`;
};
