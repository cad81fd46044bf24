import type { Problem } from "../core/problem.js";
import { isAllowedFunction } from "./guard-functions.js";
import { tableProblem } from "./guard-syntax.js";
import { functionProblem } from "./guard-text.js";
import { storeProblems } from "./problems.js";

// What the analyzer puts in by itself.
const internal = new Set([
  "__actionname",
  "__getscalar",
  "__topkfilter",
  "tupleelement",
  "nullin",
  "notnullin",
  "globalnullin",
  "globalnotnullin",
  "tointervalnanosecond",
]);

/**
 * The resolved query (EXPLAIN QUERY TREE): every name has become what it stands for, so a table that only looked like a name given by
 * WITH shows itself. Only to be asked for after the parse was let through, because resolving evaluates constants and opens tables.
 */
export const checkTree = (lines: readonly string[], tables: ReadonlySet<string>): Problem[] =>
  lines
    .map((line) => line.trimStart())
    .flatMap((line) => {
      if (line.startsWith("TABLE_FUNCTION "))
        return [storeProblems.make("sql.table_function", { says: "A table function is not allowed" })];
      const called = /^FUNCTION id: \d+, function_name: (.+?), function_type: /.exec(line)?.[1];
      if (called !== undefined)
        return isAllowedFunction(called) || internal.has(called.toLowerCase()) ? [] : [functionProblem(called)];
      if (!line.startsWith("TABLE id: ")) return [];
      const read = /table_name: (.+)$/.exec(line)?.[1]?.replace(/, .*$/, "") ?? "?";
      // A SELECT without FROM reads this one row; written out it was refused with the parse.
      return tables.has(read) || read === "system.one" ? [] : [tableProblem(read)];
    });
