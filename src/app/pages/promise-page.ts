import { DateTime } from "luxon";
import { z } from "zod";
import { roughMs } from "../../core/duration.js";
import { useCase } from "../../core/use-case.js";
import { promiseCounts } from "../../promises/counts.sql.js";
import type { PromiseDefinition, Terms } from "../../promises/model.js";
import { PromiseVerdict } from "../../promises/verdict.js";
import { formatDurationMs } from "../../report/format.js";
import { BudgetDay, Distribution, SeriesPoint } from "../../report/model.js";
import { promiseFinding } from "../../report/promise-finding.js";
import { say } from "../../report/words/say.js";
import { wordsChanged } from "../../report/words-changed.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import { ask } from "../check/ask.js";
import { type Judgings, judgings, type PromiseJudging } from "../check/judgings.js";
import { countedRow, nothing, promiseVerdict } from "../check/promise-verdict.js";
import type { Context, Stores } from "../context.js";
import { fewestPeople } from "../people/let-down.js";
import { distributionOf } from "../promise/distribution.js";
import { onePromise } from "../promise/one-promise.js";
import { termsInWords } from "../promise/promise.js";
import { periodOf, seriesOf } from "../promise/series.js";
import { budgetDays } from "../report/report-data.js";
import { askedOf, lensOptions } from "./lens.js";

const PromiseVersion = z.object({
  from: z.string().nullable().describe("First local day; null: ever since."),
  to: z.string().nullable().describe("Last local day; null: it is in force."),
  stood: z.string().describe("When it was in force, as a sentence without its full stop."),
  says: z.string(),
  target: z.number(),
  terms: z.string(),
  changed: z
    .array(z.object({ words: z.string(), is: z.enum(["same", "added", "removed"]) }))
    .describe("Its wording against the one before, word by word; empty for the first."),
});

export const PromisePageAnswer = z.object({
  company: z.string(),
  timezone: z.string(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  verdict: PromiseVerdict.omit({ people: true }),
  finding: z.array(z.string()).describe("The headline first: sentences."),
  about: z
    .array(z.string())
    .describe("Where it is published since when, whose it is, what it stands for, what is done when it is broken."),
  published: z.array(z.string()),
  remedy: z.object({ says: z.string(), owed: z.string() }).nullable(),
  week: z.object({
    people: z.number().int().nullable().describe("Let down in the seven days to asOf; null: fewer than 5, not shown."),
    atLeast: z.boolean(),
    times: z.number().int(),
  }),
  letDown: z.number().int().nullable().describe("Let down in the window; null: fewer than 5, not shown."),
  mayOpenPeople: z.boolean(),
  mayChange: z.boolean(),
  public: z.boolean().describe("It stands on the public page."),
  split: z.array(z.string()).describe("What groups are told apart by."),
  versions: z.array(PromiseVersion).describe("Newest first."),
  file: z.string(),
  line: z.number().int(),
  every: z.enum(["day", "week", "month", "quarter"]),
  series: z.array(SeriesPoint),
  distribution: Distribution.nullable(),
  budget: z.array(BudgetDay),
});
export type PromisePageAnswer = z.infer<typeof PromisePageAnswer>;

export const promisePage = useCase({
  name: "promise-page",
  title: "The page of one promise",
  says: "All that the page of one promise shows, in one answer: the finding in sentences, how it went over time, how long it took, for whom it is broken more, what may still be let down, and its versions.",
  input: z.object({ name: z.string().describe("Its name in kept.yaml"), ...lensOptions }),
  output: PromisePageAnswer,
  needs: "read",
  cli: {
    positional: ["name"],
    examples: [{ command: "kept promise-page fast --json", does: "as the page gets it" }],
    formats: ["json"],
  },
  run: async (context: Context, { name, ...lens }) => {
    const stores = await context.stores();
    const all = await judgings(context, { ...(await askedOf(context, lens)), promise: [name] });
    const opened = onePromise(all);
    const { definition } = opened;
    const opensPeople = mayOpenPeople(context.who, definition.owner);
    // Whoever may not open the people sees no group of fewer than 5 of them, as for opinions.
    const one = opensPeople ? opened : { ...opened, definition: { ...definition, private: true } };
    const zone = all.workspace.company.timezone;
    const counts = await countedRow(stores.facts, one);
    const verdict = await promiseVerdict(stores.facts, all, one, { segments: "with", counts });
    const week = await weekOf(stores, all, one);
    const every = periodOf(definition);
    const shown = (n: number) => (!one.definition.private || n === 0 || n >= fewestPeople ? n : null);
    const { people, ...withoutPeople } = verdict;
    return {
      company: all.workspace.company.name,
      timezone: zone,
      asOf: DateTime.fromJSDate(all.asOf, { zone }).toISODate()!,
      knownAt: all.knownAt === null ? null : all.knownAt.toISOString(),
      verdict: withoutPeople,
      finding: [...promiseFinding(verdict, { ...week, people: shown(week.people) })],
      about: aboutIt(definition, { zone, today: all.asOf, ownerSays: verdict.ownerSays }),
      published: [...definition.published],
      remedy: remedyOf(definition, { broken: verdict.counts.broken, currency: all.workspace.company.currency }),
      week: { ...week, people: shown(week.people) },
      letDown: shown(people.letDown),
      mayOpenPeople: opensPeople,
      mayChange: may(context.who, "write"),
      public: definition.public,
      split: [...definition.split],
      versions: versionsOf(definition, zone),
      file: definition.where.file,
      line: definition.where.line,
      every,
      series: await seriesOf(stores, all, one, every),
      distribution: await distributionOf(stores, one),
      budget: verdict.budget === null ? [] : await budgetDays(stores, all, one),
    };
  },
});

/** The seven local days that end with asOf. */
const weekOf = async ({ facts }: Stores, all: Judgings, one: PromiseJudging) => {
  const to = DateTime.fromJSDate(all.asOf, { zone: all.workspace.company.timezone }).startOf("day").plus({ days: 1 });
  const [row = nothing] = await ask(facts, promiseCounts, {
    ...one.judging,
    from: to.minus({ days: 7 }).toJSDate(),
    to: to.toJSDate(),
  });
  return { people: row.let_down, atLeast: row.unknown > 0, times: row.broken };
};

/** Lengths of time as people say them: `within 3 min 08 s`. */
const inWords = (terms: Terms): string =>
  (terms.kind === "duration" || terms.kind === "absence") && terms.within.months === 0
    ? `within ${formatDurationMs(roughMs(terms.within))}`
    : termsInWords(terms);

const dayIn = (date: Date, zone: string): string => DateTime.fromJSDate(date, { zone }).toISODate()!;

const versionsOf = ({ versions }: PromiseDefinition, zone: string): z.infer<typeof PromiseVersion>[] =>
  versions
    .map((version, i) => {
      const from = version.from === null ? null : dayIn(version.from, zone);
      const to = version.to === null ? null : DateTime.fromJSDate(version.to, { zone }).minus({ days: 1 }).toISODate();
      const before = versions[i - 1];
      return {
        from,
        to,
        stood: say("promise.stood", { from, to }),
        says: version.says,
        target: version.target,
        terms: inWords(version.terms),
        changed: before === undefined ? [] : [...wordsChanged(before.says, version.says)],
      };
    })
    .reverse();

const aboutIt = (
  definition: PromiseDefinition,
  given: { zone: string; today: Date; ownerSays: string | null },
): string[] => {
  const { versions, published, owner, value } = definition;
  const current = versions.at(-1)!;
  const before = versions.at(-2);
  return [
    say("promise.published", {
      places: published,
      since: current.from === null ? null : dayIn(current.from, given.zone),
      before: before === undefined ? null : inWords(before.terms),
      today: dayIn(given.today, given.zone),
    }),
    owner === null ? "" : `${given.ownerSays ?? owner}.`,
    value === null ? "" : `Stands for: ${value}.`,
  ].filter(Boolean);
};

const remedyOf = (
  { remedy }: PromiseDefinition,
  { broken, currency }: { broken: number; currency: string | null },
): { says: string; owed: string } | null => {
  if (remedy === null) return null;
  const money = (amount: number): string | null =>
    currency === null ? null : new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount);
  const { says, cost } = remedy;
  return {
    says,
    owed: say("promise.owed", {
      times: broken,
      cost: cost === null ? null : money(cost),
      total: cost === null ? null : money(cost * broken),
    }),
  };
};
