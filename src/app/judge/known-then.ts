import { p, type Sql, sql } from "../../core/sql.js";
import { interactions, interactionsPast } from "../../interactions/tables.js";

/**
 * The interactions as they were known at one time. A correction may bear an earlier `recorded` time than the import that
 * brought it: until that import, what it corrects was what was known, so each record comes once.
 */
export const knownThen = (at: Date): Sql => {
  const columns = sql.join(Object.keys(interactions.columns).map((name) => sql.name(name)));
  const now = sql`known_at <= ${p.instant(at)}`;
  const still = sql`${now} AND gone_at > ${p.instant(at)}`;
  return sql`SELECT ${columns} FROM ${interactions} WHERE ${now} AND record_id NOT IN (SELECT record_id FROM ${interactionsPast} WHERE ${still})
  UNION ALL SELECT ${columns} FROM (SELECT * FROM ${interactionsPast} WHERE ${still} ORDER BY gone_at, load, line LIMIT 1 BY record_id)`;
};
