import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Problem } from "../../core/problem.js";
import { type Rendered, render, type Sql, sql } from "../../core/sql.js";
import type { Limits } from "../limits.js";
import type {
  FieldSource,
  Looked,
  PropertyField,
  ReadOptions,
  ReadPlan,
  RecordMapping,
  SourceDefinition,
  TimeField,
} from "../model.js";
import { openReader, type ReadAnswer } from "./open-reader.js";

/** What tests of reading share: short ways to say a mapping, files in a folder of their own, and the rows that came out. */
export const column = (
  name: string,
  map: Record<string, string> | null = null,
  fallback: string | null = null,
): FieldSource => ({ kind: "column", column: name, map, fallback });
export const constant = (value: string): FieldSource => ({ kind: "constant", value });
export const template = (...parts: (string | { column: string })[]): FieldSource => ({ kind: "template", parts });
export const time = (name: string, pattern: string | null = null, zone: string | null = null): TimeField => ({
  from: column(name),
  pattern,
  zone,
});
export const property = (name: string, as: PropertyField["as"] = "text"): PropertyField => ({
  from: column(name),
  as,
  pattern: null,
  zone: null,
});

export const mapping = (over: Partial<RecordMapping> = {}): RecordMapping => ({
  type: constant("order.placed"),
  at: time("at"),
  recorded: null,
  id: null,
  subject: column("id"),
  customer: [],
  channel: null,
  amount: null,
  score: null,
  text: null,
  properties: {},
  where: [],
  ...over,
});

export const readOptions = (over: Partial<ReadOptions> = {}): ReadOptions => ({
  format: null,
  delimiter: null,
  encoding: null,
  header: true,
  skipLines: 0,
  sheet: null,
  ...over,
});

export const source = (over: Partial<SourceDefinition> = {}): SourceDefinition => ({
  name: "tills",
  says: null,
  owner: null,
  files: [],
  read: readOptions(),
  zone: "UTC",
  decimal: ".",
  empty: [],
  expect: null,
  receive: null,
  poll: null,
  private: false,
  records: [mapping()],
  ...over,
});

export type Row = Record<string, unknown>;
export type Outcome = { readonly answer: ReadAnswer; readonly rows: Row[]; readonly bad: Row[] };

type ToPlan = {
  readonly plan: (source: SourceDefinition) => (looked: Looked) => ReadPlan;
  readonly wanted: (source: SourceDefinition) => string[];
  readonly rows: (path: string) => Sql;
  readonly bad: (path: string) => Sql;
};

/** A reader with a folder and an engine to look at what it wrote. `made` is handed in, since `interactions` comes after `sources`. */
export const readingRoom = async (toPlan: ToPlan, limits: Partial<Limits> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), "kept-test-"));
  const reader = openReader({ folder, limits });
  const { Session } = createRequire(import.meta.url)("chdb") as {
    Session: new (path: string) => { query(sql: string, format: string): string; close(): void };
  };
  let opened: InstanceType<typeof Session> | null = null;
  let n = 0;
  const look = (piece: Sql): Row[] => {
    const query: Rendered = render(sql`SELECT * FROM ${piece}`, { database: "default" });
    opened ??= new Session(join(folder, "look"));
    const session = opened;
    session.query(
      `SET session_timezone='UTC', output_format_json_quote_64bit_integers=0, ${Object.entries(query.params)
        .map(([name, value]) => `param_${name}='${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`)
        .join(", ")}`,
      "TSV",
    );
    return session
      .query(query.text, "JSONEachRow")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Row);
  };
  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, "files", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const readInto = async (path: string, definition: SourceDefinition) => {
    const outDir = join(folder, `out${n++}`);
    await mkdir(outDir);
    const result = await reader.read({
      path,
      file: path.slice(folder.length + 7),
      source: definition.name,
      read: definition.read,
      wanted: toPlan.wanted(definition),
      plan: toPlan.plan(definition),
      outDir,
    });
    return { result, outDir };
  };
  const read = async (path: string, definition: SourceDefinition) => (await readInto(path, definition)).result;
  return {
    folder,
    reader,
    file,
    read,
    /** As `read`, and the folder that holds what was written. */
    readInto,
    /** Writes a file and reads it; a problem is thrown. */
    outcome: async (path: string, definition: SourceDefinition): Promise<Outcome> => {
      const result = await read(path, definition);
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.says}`);
      const answer = result.value;
      return {
        answer,
        rows: look(sql`${toPlan.rows(answer.rowsPath)} ORDER BY line, type`),
        bad: answer.badPath ? look(sql`${toPlan.bad(answer.badPath)} ORDER BY line`) : [],
      };
    },
    problem: async (path: string, definition: SourceDefinition): Promise<Problem> => {
      const result = await read(path, definition);
      if (result.ok) throw new Error(`it was read: ${result.value.rows} rows`);
      return result.error;
    },
    close: async () => {
      await reader.close();
      opened?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
