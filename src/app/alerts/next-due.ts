import { p, sql } from "../../core/sql.js";
import { commitments } from "../../promises/tables.js";
import type { Facts } from "../../stores/facts.js";

/** When the next commitment falls due, and so may turn broken without anything happening; null: none is open. */
export const nextDue = async (facts: Facts, after: Date): Promise<Date | null> => {
  const [row] = await facts.query(
    sql`SELECT count() AS n, min(due_at) AS due FROM ${commitments} WHERE due_at > ${p.instant(after)}`,
  );
  return Number(row?.n ?? 0) === 0 ? null : new Date(String(row!.due));
};
