import { z } from "zod";
import { fail, ok } from "../../core/result.js";
import { choice } from "./choice.js";
import { scalar } from "./scalar.js";
import { namePattern, sentence, text } from "./text.js";
import { currency, zone } from "./zone.js";

export const expressions = ["reliability", "service", "advocacy"] as const;

const topLine = scalar<string>({
  what: "the top line",
  examples: ["people let down", "promise:fast"],
  json: { anyOf: [{ const: "people let down" }, { type: "string", pattern: "^promise:[a-z][a-z0-9_-]{0,62}$" }] },
  parse: (t) =>
    t === "people let down" || (t.startsWith("promise:") && namePattern.test(t.slice(8)))
      ? ok(t)
      : fail({
          code: "spec.value.choice",
          must: "must be people let down, or promise:NAME",
          write: "write people let down",
        }),
});

export const CompanyV1 = z
  .strictObject({
    name: sentence("Quick Kitchen").describe("The company, as its customers know it."),
    purpose: z
      .optional(sentence("Nobody should lose their lunch hour to lunch."))
      .describe("The why, in one sentence."),
    expression: z
      .optional(choice(expressions))
      .describe("The how: reliability (count on us), service (at your service), advocacy (on your side)."),
    values: z
      .optional(z.array(text("fast")).max(50))
      .describe("What the company stands for; each promise may name one."),
    timezone: zone.describe("IANA zone in which days begin and end, and in which times without a zone are read."),
    currency: z.optional(currency).describe("ISO 4217 code of amounts and costs."),
    top_line: z.optional(topLine).describe("The one metric on top: `people let down` (default) or `promise:NAME`."),
  })
  .describe("Who promises.");
export type CompanyV1 = z.infer<typeof CompanyV1>;
