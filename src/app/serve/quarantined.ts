import { sql } from "../../core/sql.js";
import { quarantine } from "../../interactions/tables.js";
import type { Context } from "../context.js";

/** How many records lie in quarantine now. */
export const quarantined = async (context: Context): Promise<number> => {
  const { facts } = await context.stores();
  const [row] = await facts.query(sql`SELECT count() AS n FROM ${quarantine}`, { signal: context.signal });
  return Number(row!.n);
};
