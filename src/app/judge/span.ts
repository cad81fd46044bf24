import { p, type Sql, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import { typesOf } from "../../promises/commitments.sql.js";
import type { Span } from "../../promises/due.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { Facts } from "../../stores/facts.js";

/** First and last time of what bears on the promise, up to `until` at least: how far its calendar is written out. */
export const spanOf = (facts: Facts, definition: PromiseDefinition, until?: Date): Promise<Span> =>
  spanIn(facts, definition, { interactions: sql`${interactions}`, until });

/** The same in other interactions than those known now. */
export const spanIn = async (
  facts: Facts,
  definition: PromiseDefinition,
  among: { readonly interactions: Sql; readonly until?: Date | undefined },
): Promise<Span> => {
  const [row] = await facts.query(
    sql`SELECT toUnixTimestamp64Milli(min(at)) AS first, toUnixTimestamp64Milli(max(at)) AS last
      FROM ${among.interactions} WHERE type IN ${p.texts(typesOf(definition))}`,
  );
  return { from: Number(row?.first ?? 0), to: Math.max(Number(row?.last ?? 0), among.until?.getTime() ?? 0) };
};
