import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { PromiseVerdict } from "../../promises/verdict.js";
import { tallyOf } from "../../report/finding.js";
import { inOrder } from "../../report/order.js";
import { say } from "../../report/words/say.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import { checkAll } from "../check/check.js";
import { isFew } from "../check/few-people.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { askedOf, lensOptions } from "./lens.js";

const PromiseInList = z.object({
  verdict: PromiseVerdict.omit({ people: true }),
  letDown: z.number().int().nullable().describe("Let down in the window; null: fewer than 5, not shown."),
  public: z.boolean(),
});

export const PromisesPageAnswer = z.object({
  company: z.string(),
  timezone: z.string(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  finding: z.string(),
  mayChange: z.boolean(),
  values: z
    .array(z.object({ value: z.string().nullable(), promises: z.array(PromiseInList) }))
    .describe("As the company names its values; promises that stand for none come last."),
  without: z.array(z.string()).describe("Values of the company for which no promise stands."),
});
export type PromisesPageAnswer = z.infer<typeof PromisesPageAnswer>;

export const promisesPage = useCase({
  name: "promises-page",
  title: "The page of all promises",
  says: "Every promise with its verdict, by what it stands for; and which of the company's values no promise stands for.",
  input: z.object(lensOptions),
  output: PromisesPageAnswer,
  needs: "read",
  cli: { examples: [{ command: "kept promises-page --json", does: "as the page gets it" }], formats: ["json"] },
  run: async (context: Context, lens) => {
    const all = await judgings(context, await askedOf(context, lens));
    const { company } = all.workspace;
    const check = await checkAll(context, all, { segments: "without" });
    const definitions = new Map(all.promises.map((one) => [one.definition.name, one.definition]));
    const listed = inOrder(check.promises).map(({ people, ...verdict }) => {
      const definition = definitions.get(verdict.name)!;
      const { letDown } = people;
      const hidden = isFew(letDown) && (definition.private || !mayOpenPeople(context.who, definition.owner));
      return { verdict, letDown: hidden ? null : letDown, public: definition.public };
    });
    const named = [...new Set([...company.values, ...listed.map(({ verdict }) => verdict.value)])];
    const values = [...named.filter((value) => value !== null), null].map((value) => ({
      value,
      promises: listed.filter(({ verdict }) => verdict.value === value),
    }));
    return {
      company: company.name,
      timezone: check.timezone,
      asOf: check.asOf,
      knownAt: check.knownAt,
      finding: say("promises.page", { promises: listed.length, ...tallyOf(check.promises) }),
      mayChange: may(context.who, "write"),
      values: values.filter(({ promises }) => promises.length > 0),
      without: company.values.filter((value) => listed.every(({ verdict }) => verdict.value !== value)),
    };
  },
});
