import { type Sql, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import type { Facts } from "../stores/facts.js";

/** Takes rows out of a table, now: the statement returns when no reader can see them. */
export const removeRows = (facts: Facts, table: Table, where: Sql): Promise<void> =>
  facts.home.home === "single"
    ? facts.command(sql`DELETE FROM ${table} WHERE ${where}`)
    : facts.command(
        sql`DELETE FROM ${{ ...table, table: `${table.table}_local` }} ON CLUSTER ${sql.name(facts.home.cluster)} WHERE ${where}`,
      );

/** Empties a table. */
export const emptyTable = (facts: Facts, table: Table): Promise<void> =>
  facts.home.home === "single"
    ? facts.command(sql`TRUNCATE TABLE ${table}`)
    : facts.command(
        sql`TRUNCATE TABLE ${{ ...table, table: `${table.table}_local` }} ON CLUSTER ${sql.name(facts.home.cluster)}`,
      );
