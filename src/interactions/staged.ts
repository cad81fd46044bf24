import { p, type Sql, sql } from "../core/sql.js";
import { interactions, quarantine } from "./tables.js";

const { load: _load, known_at: _knownAt, batch: _batch, ...mapped } = interactions.columns;

/**
 * The columns of `rows.native`, as a reader writes it. One row per record and mapping: mapped where `problem` is 0, else refused
 * (and in `bad.native`). `recorded_at` is when the source says it became known.
 */
export const stagedColumns = {
  ...mapped,
  recorded_at: "Nullable(DateTime64(3, 'UTC'))",
  problem: "UInt16",
  value: "String",
  payload: "String",
} as const;

const { load: _badLoad, known_at: _badKnownAt, id: _badId, batch: _badBatch, ...quarantined } = quarantine.columns;
export const badColumns = quarantined;

export const structure = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, type]) => `\`${name}\` ${type}`)
    .join(", ");

/** The mapped rows of a `rows.native`: columns of `interactions` but `load` and `known_at`, and `recorded_at`. */
export const stagedRows = (path: string): Sql =>
  sql`(SELECT * EXCEPT (problem, value, payload) FROM file(${p.text(path)}, 'Native', ${p.text(structure(stagedColumns))}) WHERE problem = 0)`;

/** The refused records of a `bad.native`: columns of `quarantine` but `load` and `known_at`. */
export const badRows = (path: string): Sql =>
  sql`(SELECT * FROM file(${p.text(path)}, 'Native', ${p.text(structure(badColumns))}))`;
