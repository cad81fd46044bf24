import { type Sql, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import { namePattern } from "../../spec/v1/text.js";
import type { Facts } from "../../stores/facts.js";
import { rawSql } from "../../stores/raw-sql.js";

/** Takes all commitments of a promise out at once: they are a partition of their own. */
export const dropPromise = (facts: Facts, table: Table, promise: string): Promise<void> =>
  facts.command(sql`ALTER TABLE ${local(facts, table)} DROP PARTITION ${partition(promise)}`);

/** Takes some of a promise's commitments out; without its partition the engine would go through every promise's. */
export const removeFromPromise = (facts: Facts, table: Table, from: { promise: string; where: Sql }): Promise<void> =>
  facts.command(sql`DELETE FROM ${local(facts, table)} IN PARTITION ${partition(from.promise)} WHERE ${from.where}`);

const local = ({ home }: Facts, table: Table): Sql =>
  home.home === "single"
    ? sql`${table}`
    : sql`${{ ...table, table: `${table.table}_local` }} ON CLUSTER ${sql.name(home.cluster)}`;

/** A partition's value must stand in the statement itself; the spec lets only such names through. */
const partition = (promise: string): Sql => {
  if (!namePattern.test(promise)) throw new TypeError(`not a promise's name: ${promise}`);
  return rawSql(`'${promise}'`);
};
