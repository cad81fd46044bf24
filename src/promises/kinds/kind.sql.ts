import type { Duration } from "../../core/duration.js";
import type { Sql } from "../../core/sql.js";
import type { PromiseDefinition, Terms } from "../model.js";

export type Named = { readonly name: string; readonly sql: Sql };

/** A value of the version in force for the row: one expression if all versions agree. */
export type Vary<T extends Terms> = (of: (terms: T) => Sql) => Sql;

/** What a kind's expressions may use: the definition, and how far business calendars must be written out. */
export type KindContext<T extends Terms> = {
  readonly definition: PromiseDefinition;
  readonly vary: Vary<T>;
  /** The due time that is `within` after `made`, on the promise's own clock. */
  readonly dueAfter: (within: (terms: T) => Duration) => Sql;
  /** Time from `made` to another Int64 expression, on the promise's own clock, in milliseconds. */
  readonly elapsed: (until: Sql) => Sql;
};

/**
 * A kind of promise as SQL. Times are Int64 milliseconds. `fields` are read from the made interaction; `arrays` are aggregates
 * over all interactions with the same key (`ms` is the time); `evidence` adds columns to each occasion (`made`, the fields, the
 * arrays), layer by layer, so that a layer may use the columns of the one before; `settled` says how it ends if nothing voids it: outcome as text, times (`seen` and `measured` may be null).
 */
export type KindSql<T extends Terms> = {
  readonly fields: (context: KindContext<T>) => readonly Named[];
  readonly arrays: (context: KindContext<T>) => readonly Named[];
  readonly evidence: (context: KindContext<T>) => readonly (readonly Named[])[];
  readonly settled: (context: KindContext<T>) => { readonly due: Sql; readonly outcome: Sql; readonly settled: Sql; readonly seen: Sql; readonly measured: Sql };
};
