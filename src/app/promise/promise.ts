import { DateTime } from "luxon";
import { z } from "zod";
import { formatDuration } from "../../core/duration.js";
import { useCase } from "../../core/use-case.js";
import type { Terms } from "../../promises/model.js";
import { PromiseAnswer } from "../../report/answers.js";
import { askedOptions } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import { countedRow, promiseVerdict } from "../check/promise-verdict.js";
import type { Context } from "../context.js";
import { distributionOf } from "./distribution.js";
import { onePromise } from "./one-promise.js";
import { periodOf, seriesOf } from "./series.js";

export const promise = useCase({
  name: "promise",
  title: "One promise, in full",
  says: "One promise: its verdict, how it went over time, how long it took, for whom it is broken more, and its versions.",
  input: z.object({ promise: z.string().describe("Its name in kept.yaml"), ...askedOptions }),
  output: PromiseAnswer,
  needs: "read",
  cli: {
    positional: ["promise"],
    examples: [{ command: "kept promise fast", does: "one promise in full" }],
    formats: ["table", "json", "markdown"],
  },
  run: async (context: Context, asked) => {
    const stores = await context.stores();
    const all = await judgings(context, { ...asked, promise: [asked.promise] });
    const one = onePromise(all);
    const { definition } = one;
    const zone = all.workspace.company.timezone;
    const every = periodOf(definition);
    return {
      verdict: await promiseVerdict(stores.facts, all, one, {
        segments: "with",
        counts: await countedRow(stores.facts, one),
      }),
      asOf: DateTime.fromJSDate(all.asOf, { zone }).toISODate()!,
      published: [...definition.published],
      versions: definition.versions.map((v) => ({
        from: v.from === null ? null : DateTime.fromJSDate(v.from, { zone }).toISODate(),
        says: v.says,
        target: v.target,
        terms: termsInWords(v.terms),
      })),
      file: definition.where.file,
      line: definition.where.line,
      every,
      series: await seriesOf(stores, all, one, every),
      distribution: await distributionOf(stores, one),
    };
  },
});

export const termsInWords = (terms: Terms): string => {
  switch (terms.kind) {
    case "duration":
    case "absence":
      return `within ${formatDuration(terms.within)}`;
    case "deadline":
      return `by the ${terms.means === "instant" ? "time" : "day"} in ${terms.by}${terms.grace ? `, ${formatDuration(terms.grace)} grace` : ""}`;
    case "outcome":
      return `as expected${terms.within ? ` within ${formatDuration(terms.within)}` : ""}`;
    case "score":
      return `at least ${terms.atLeast}${terms.within ? ` within ${formatDuration(terms.within)}` : ""}`;
    case "effort":
      return `at most ${terms.atMost} ${terms.of} within ${formatDuration(terms.within)}`;
    case "consistency":
      return `${terms.compares} the same in every channel within ${formatDuration(terms.within)}, ${"absolute" in terms.margin ? `up to ${terms.margin.absolute}` : `up to ${terms.margin.relative * 100}%`}`;
    case "measure":
      return "as the owner's SQL says";
  }
};
