import type { Generated, Insertable, Selectable } from "kysely";
import type { AccessTables } from "./access-tables.js";
import type { AlertTables } from "./alert-tables.js";
import type { PollTables } from "./poll-tables.js";

/** Instants are ISO 8601 texts in UTC with milliseconds, the same in both homes, so that they sort as texts. */
type Instant = string;

/** One row per file taken in: the journal by which an import that was broken off is finished or undone. */
export type LoadsTable = {
  /** The `load` of the facts. */
  id: Generated<number>;
  source: string;
  /** Relative to the workspace. */
  path: string;
  content_hash: string;
  mapping_hash: string;
  /** The file's format, as it was read. */
  kind: string;
  state: "staged" | "committing" | "committed" | "withdrawn";
  /** How far a commit has come; null before it begins. */
  step: string | null;
  rows: Generated<number>;
  /** Of its rows, those that were stored already, or come again in newer content. */
  duplicates: Generated<number>;
  corrected: Generated<number>;
  /** Of its rows, those about people who were erased: not stored. */
  erased: Generated<number>;
  quarantined: Generated<number>;
  /** Records that yielded nothing: no mapping applied. */
  empty: Generated<number>;
  bytes: Generated<number>;
  loaded_at: Instant;
  withdrawn_at: Instant | null;
  file_modified_at: Instant | null;
  /** The earliest and latest `at` of its interactions. */
  first_at: Instant | null;
  last_at: Instant | null;
  /** The types of its interactions, as a JSON list; null where an earlier version of Kept took it in. */
  types: string | null;
  /** Of what came live: the newest batch that is in it, and up to which its arrivals are counted. */
  batch: Generated<number>;
  counted: Generated<number>;
};

/** One row per promise: from which definition and which state of the facts its commitments were made. */
export type JudgedTable = {
  promise: string;
  definition_hash: string;
  data_version: string;
  judged_at: Instant;
  commitments: Generated<number>;
};

/** One row per identifier that was erased: an import leaves out what carries it. */
export type ErasedTable = { identifier_hash: string; erased_at: Instant };

export type MetaTable = { key: string; value: string };

export type StateTables = {
  loads: LoadsTable;
  judged: JudgedTable;
  erased: ErasedTable;
  meta: MetaTable;
} & AccessTables &
  AlertTables &
  PollTables;

export type Load = Selectable<LoadsTable>;
export type NewLoad = Insertable<LoadsTable>;
