import { p, type Sql, sql } from "../../core/sql.js";
import { interactions, interactionsPast } from "../../interactions/tables.js";
import { typesOf } from "../../promises/commitments.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { Facts } from "../../stores/facts.js";

/** So many touched keys are judged again one by one; with more, everything is. */
const mostTouched = 50_000;

/** Up to where the facts were judged: the newest load, and the newest batch of what came live. */
export type DataVersion = { readonly load: number; readonly batch: number };

/** Subjects (or customers) with interactions that came or went since; null when they are too many. */
export const touchedKeys = async (
  facts: Facts,
  definition: PromiseDefinition,
  since: DataVersion,
): Promise<readonly string[] | null> => {
  const key = sql.name(keyColumn(definition));
  const of = (where: Sql) => sql`SELECT ${key} AS key FROM ${interactions} WHERE ${where} AND type IN ${types}`;
  const types = p.texts(typesOf(definition));
  const gone = sql`gone_by > ${p.int(since.load)}`;
  const rows = await facts.query(sql`SELECT DISTINCT key FROM (
    ${of(sql`load > ${p.int(since.load)}`)}
    UNION ALL ${of(sql`batch > ${p.int(since.batch)}`)}
    UNION ALL SELECT ${key} AS key FROM ${interactionsPast} WHERE ${gone} AND type IN ${types}
    -- What came back in place of what went has the number of the load that held it before.
    UNION ALL ${of(sql`record_id IN (SELECT record_id FROM ${interactionsPast} WHERE ${gone})`)}
  ) LIMIT ${p.int(mostTouched + 1)}`);
  return rows.length > mostTouched ? null : rows.map((row) => String(row.key));
};

/** What a promise's histories are gathered by. */
export const keyColumn = ({ per }: PromiseDefinition) => (per === "customer" ? "customer_id" : "subject_id");
