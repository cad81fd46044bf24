import type { Duration } from "../../core/duration.js";
import { type Sql, sql } from "../../core/sql.js";
import type { Pattern, PromiseDefinition, Terms } from "../model.js";

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

/** Outcomes as the engine stores them: numbers cost a tenth of texts. `none`: there is no commitment after all. */
export const outcome = { none: sql`0`, kept: sql`1`, broken: sql`2`, void: sql`3`, unknown: sql`4` } as const;

/**
 * The first interaction of a pattern with the same key at or after the occasion's column `since` (`after`: later than it). It
 * gives the column `name` (its time, or null) and, if `value` is given, `name_value`: at equal times that of the smallest record.
 */
export type First = { readonly name: string; readonly of: Pattern; readonly only?: Sql; readonly value?: Sql } & (
  | { readonly since: string }
  | { readonly after: string }
);

/** An aggregate over the interactions of a pattern with the same key; `ms` is the time. */
export type Gathered = Named & { readonly of: Pattern };

/**
 * A kind of promise as SQL. Times are Int64 milliseconds. `fields` are read from the made interaction (`made` is its time),
 * `firsts` and `gathered` from the others. `evidence` adds columns, layer by layer, so that a layer may use those of the one
 * before. `settled` says how the occasion ends if nothing voids it; `seen` and `measured` may be null.
 */
export type KindSql<T extends Terms> = {
  readonly fields: (context: KindContext<T>) => readonly Named[];
  readonly firsts: (context: KindContext<T>) => readonly First[];
  readonly gathered: (context: KindContext<T>) => readonly Gathered[];
  readonly evidence: (context: KindContext<T>) => readonly (readonly Named[])[];
  readonly settled: (context: KindContext<T>) => {
    readonly due: Sql;
    readonly outcome: Sql;
    readonly settled: Sql;
    readonly seen: Sql;
    readonly measured: Sql;
  };
};

/** The kinds that are met: by the first that fits. */
export const firstMet = ({ met }: PromiseDefinition): readonly First[] =>
  met === null ? [] : [{ name: "met", of: met, since: "made" }];
