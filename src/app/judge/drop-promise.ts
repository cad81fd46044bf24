import { render, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import { namePattern } from "../../spec/v1/text.js";
import type { Facts } from "../../stores/facts.js";
import { rawSql } from "../../stores/raw-sql.js";

/** Takes all commitments of a promise out at once: they are a partition of their own. */
export const dropPromise = async (facts: Facts, table: Table, promise: string): Promise<void> => {
  // A partition's value must stand in the statement itself; the spec lets only such names through.
  if (!namePattern.test(promise)) throw new TypeError(`not a promise's name: ${promise}`);
  const on = facts.home.home === "cluster" ? sql` ON CLUSTER ${sql.name(facts.home.cluster)}` : sql.empty;
  const target = facts.home.home === "cluster" ? { ...table, table: `${table.table}_local` } : table;
  const { text } = render(sql`ALTER TABLE ${target}${on} DROP PARTITION`, { database: facts.home.database });
  await facts.command(rawSql(`${text} '${promise}'`));
};
