import { z } from "zod";
import { fail, ok } from "../../../core/result.js";
import { leadsOut } from "../../leads-out.js";
import { common, versions } from "../promise.js";
import { scalar } from "../scalar.js";

const sql = scalar<string>({
  what: "a query or a file",
  examples: ["measures/own.sql"],
  json: { type: "string" },
  parse: (t) => {
    if (/^[^\s]+\.sql$/i.test(t)) {
      return leadsOut(t)
        ? fail({
            code: "spec.path.outside",
            must: "must be a file inside the workspace",
            write: "write measures/own.sql",
          })
        : ok(t.replace(/^(\.\/)+/, ""));
    }
    if (t.length > 100_000) return fail({ code: "spec.text.long", must: "must be at most 100,000 characters long" });
    return /^\s*(--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(select|with|\()/i.test(t)
      ? ok(t)
      : fail({
          code: "spec.value.type",
          must: "must be a SELECT, or a file that ends in .sql",
          write: "write measures/own.sql, or SELECT ...",
        });
  },
});

const terms = {
  sql: z
    .optional(sql)
    .describe("A SELECT each of whose rows is a commitment, or a file that holds it: `measures/own.sql`."),
};

export const MeasureV1 = z
  .strictObject({
    kind: z.literal("measure").describe("The owner's own SQL yields the commitments."),
    ...common,
    ...terms,
    versions: versions(terms),
  })
  .describe("The owner's own SQL yields the commitments.");
