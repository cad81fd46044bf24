import type { z } from "zod";
import { compile, type Query } from "../../core/query.js";
import type { Facts } from "../../stores/facts.js";

/** Asks a query for all its rows. */
export const ask = async <A, R extends z.ZodObject>(
  facts: Facts,
  query: Query<A, R>,
  args: A,
): Promise<z.output<R>[]> => facts.query(compile(query.steps(args)), { row: query.row });
