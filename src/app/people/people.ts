import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { PeopleAnswer } from "../../report/answers.js";
import { accessRefused } from "../access/access-refused.js";
import { askedOptions } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import { countedRow, promiseVerdict } from "../check/promise-verdict.js";
import type { Context } from "../context.js";
import { onePromise } from "../promise/one-promise.js";
import { fewestPeople, letDown } from "./let-down.js";

const input = z.object({
  promise: z.string().describe("Its name in kept.yaml").meta({ placeholder: "PROMISE" }),
  ...askedOptions,
  limit: z.number().int().min(1).max(100_000).default(20).describe("At most so many people").meta({ short: "n" }),
  masked: z.boolean().optional().describe("Hide most of each key, to show the list to others"),
});

export const people = useCase({
  name: "people",
  title: "Who was let down",
  says: "Those let down by one promise, worst first: how often, and how badly.",
  input,
  output: PeopleAnswer,
  needs: "people",
  cli: {
    positional: ["promise"],
    examples: [
      { command: "kept people fast", does: "the twenty let down most" },
      { command: "kept people fast --where store=Utrecht --csv", does: "one group, for a spreadsheet" },
    ],
    formats: ["table", "json", "markdown", "csv"],
  },
  run: async (context: Context, asked) => {
    const stores = await context.stores();
    const all = await judgings(context, { ...asked, promise: [asked.promise] });
    const one = onePromise(all);
    const { definition, judging } = one;
    if (!one.opens)
      throw accessRefused("access.not-found", `${definition.name} has no people for ${context.who.name} to open`);
    const verdict = await promiseVerdict(stores.facts, all, one, {
      segments: "without",
      counts: await countedRow(stores.facts, one),
    });
    const found = await letDown(stores, all, one, { limit: asked.limit });
    const day = (date: Date) => DateTime.fromJSDate(date, { zone: all.workspace.company.timezone }).toISODate()!;
    const list = found.list.map((person) => ({
      ...person,
      customer: asked.masked ? person.customer : person.id,
      id: asked.masked ? person.customer : person.id,
    }));
    const unnamed = found.list.filter((person) => /^(subject|record):/.test(person.id)).length;
    // Of so few people even their number would tell what each of them said.
    const hidden = definition.private && verdict.people.due < fewestPeople;
    return {
      promise: { name: definition.name, says: verdict.says, target: definition.target },
      asOf: day(all.asOf),
      window: { from: day(judging.from), to: day(judging.to) },
      people: hidden ? { letDown: 0, atLeast: true, due: 0 } : verdict.people,
      times: hidden || found.hidden ? 0 : verdict.counts.broken,
      list,
      more: found.hidden ? 0 : found.more,
      missing: [
        ...(found.hidden ? [`Opinions of fewer than ${fewestPeople} people are not shown.`] : []),
        ...(unnamed > 0
          ? [
              `${unnamed.toLocaleString("en")} of those listed have no key: each of their orders (its subject) stands for a person.`,
            ]
          : []),
        ...verdict.missing,
      ],
    };
  },
});
