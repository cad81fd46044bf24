import type { Sql } from "../core/sql.js";

/** Text that is already a whole statement: DDL made by `createTable`, or an owner's SQL that the guard has let through. */
export const rawSql = (text: string): Sql => ({ sql: true, parts: [text] });
