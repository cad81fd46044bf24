import type { RawColumn } from "../model.js";

/**
 * The raw relation as SQL of the reader's own: columns `line` (UInt64) and `c0`, `c1`, ... (String), and `t<i>` (instants)
 * where a column's kind is `instant`. `settings` hold while it is read. Paths are parameters, never text.
 */
export type Relation = {
  readonly text: string;
  readonly params: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly columns: readonly RawColumn[];
};

export const codec = { none: "none", gzip: "gzip", zstd: "zstd" } as const;

export const textColumns = (names: readonly string[]): RawColumn[] =>
  names.map((name) => ({ name, kind: "text" as const }));

const stringColumns = (n: number) => Array.from({ length: n }, (_, i) => `c${i} String`).join(", ");

export type CsvSource = {
  readonly path: string;
  readonly compression: keyof typeof codec;
  readonly delimiter: string;
  readonly skipLines: number;
  readonly headerLines: number;
  readonly names: readonly string[];
};

/** Strict: any record of the wrong form fails the query. One thread, so that rows are numbered in order (ENGINES: `_row_number` is wrong here). */
export const csvRelation = (source: CsvSource, lines: "one a record" | "several a record"): Relation => {
  const { names } = source;
  const first = source.skipLines + source.headerLines + 1;
  const file = `file({k_path:String}, 'CSV', '${stringColumns(names.length)}', '${codec[source.compression]}')`;
  const breaks = names.map((_, i) => `countSubstrings(c${i}, '\\n')`).join(" + ");
  const text =
    lines === "one a record"
      ? `SELECT rowNumberInAllBlocks() + ${first} AS line, * FROM ${file}`
      : // Line ends inside fields push the following records down. The window needs no order: rows come as they stand in the file.
        `SELECT toUInt64(n + sum(breaks) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS line, * EXCEPT (n, breaks) FROM (SELECT rowNumberInAllBlocks() + ${first} AS n, ${breaks} AS breaks, * FROM ${file})`;
  return {
    text,
    params: { k_path: source.path },
    columns: textColumns(names),
    settings: {
      max_threads: 1,
      max_parsing_threads: 2,
      format_csv_delimiter: source.delimiter,
      input_format_csv_skip_first_lines: source.skipLines + (source.headerLines > 0 ? 1 : 0),
      input_format_csv_skip_trailing_empty_lines: 1,
      input_format_csv_detect_header: 0,
      input_format_csv_trim_whitespaces: 1,
      input_format_csv_allow_whitespace_or_tab_as_delimiter:
        source.delimiter === "\t" || source.delimiter === " " ? 1 : 0,
    },
  };
};

/** Tab-separated records of the reader's own making: `line`, then the fields; missing ones at the end are empty. */
export const stagedRelation = (path: string, names: readonly string[]): Relation => ({
  text: `SELECT * FROM file({k_path:String}, 'TSV', 'line UInt64, ${stringColumns(names.length)}', 'none')`,
  params: { k_path: path },
  columns: textColumns(names),
  settings: {
    max_threads: 1,
    max_parsing_threads: 2,
    input_format_tsv_allow_variable_number_of_columns: 1,
    input_format_tsv_detect_header: 0,
  },
});
