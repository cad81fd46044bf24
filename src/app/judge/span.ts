import { p, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import { typesOf } from "../../promises/commitments.sql.js";
import type { Span } from "../../promises/due.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { Facts } from "../../stores/facts.js";

/** First and last time of what bears on the promise, up to `until` at least: how far its calendar is written out. */
export const spanOf = async (facts: Facts, definition: PromiseDefinition, until?: Date): Promise<Span> => {
  const [row] = await facts.query(
    sql`SELECT toUnixTimestamp64Milli(min(at)) AS first, toUnixTimestamp64Milli(max(at)) AS last FROM ${interactions} WHERE type IN ${p.texts(typesOf(definition))}`,
  );
  return { from: Number(row?.first ?? 0), to: Math.max(Number(row?.last ?? 0), until?.getTime() ?? 0) };
};
