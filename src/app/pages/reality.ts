import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import type { PromiseVerdict } from "../../promises/verdict.js";
import { budgetSays } from "../../report/budget-says.js";
import { periodSays, sameWindow, tallyOf, windowSays } from "../../report/finding.js";
import { formatCount, formatDay } from "../../report/format.js";
import { beforeSays, dueSays, reasonsOf } from "../../report/lead.js";
import type { CheckResult } from "../../report/model.js";
import { inOrder } from "../../report/order.js";
import { say } from "../../report/words/say.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import { checkAll } from "../check/check.js";
import { hideFew } from "../check/hide-few.js";
import { type Judgings, judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { fewestPeople } from "../people/let-down.js";
import { tally } from "../report/report-data.js";
import { askedOf, lensOptions } from "./lens.js";
import { headlineDays, peopleLetDown } from "./people-let-down.js";
import { type PromiseRow, RealityAnswer } from "./reality-answer.js";

export const reality = useCase({
  name: "reality",
  title: "The page of all findings",
  says: "How we keep our word: who was let down this week and on which day, every promise with its verdict, and what is missing.",
  input: z.object(lensOptions),
  output: RealityAnswer,
  needs: "read",
  cli: { examples: [{ command: "kept reality --json", does: "as the page gets it" }], formats: ["json"] },
  run: async (context: Context, lens): Promise<RealityAnswer> => {
    const asked = await askedOf(context, lens);
    const all = await judgings(context, asked);
    const [check, people, days] = await Promise.all([
      checkAll(context, all, { segments: "without" }),
      peopleLetDown(context, all, headlineDays(all, asked)),
      tally(await context.stores(), all),
    ]);
    const opens = may(context.who, "people");
    const few = (n: number) => (opens || n === 0 || n >= fewestPeople ? n : null);
    const period = periodSays(people.window);
    const now = { letDown: people.letDown, window: people.window };
    const letDown = few(people.letDown);
    const due = dueSays({ ...people, people: people.due, reasons: reasonsOf(check) });
    return {
      company: check.company,
      timezone: check.timezone,
      asOf: check.asOf,
      knownAt: check.knownAt,
      headline: headline(people, letDown, period),
      // How many were broken would tell how few people that can be.
      lead: letDown === null ? [] : [due, beforeSays(people.before, now)].filter(Boolean),
      strong: strong(people),
      people: {
        letDown,
        atLeast: people.atLeast,
        due: people.due,
        sum: opens ? sumSays(people) : null,
      },
      days: people.window,
      daysSay: period,
      tally: { days: days.map((day) => ({ ...day, letDown: few(day.letDown) })) },
      title: say("promises.title", { n: check.promises.length }),
      states: say("promises.states", tallyOf(check.promises)),
      sameWindow: sameWindow(check),
      windowSays: sameWindow(check)
        ? windowSays(check.window, check.asOf)
        : `each promise over its own window, to ${formatDay(check.asOf, { year: "always" })}`,
      promises: rowsOf(context, all, { check, people }),
      groups: [...new Set(all.promises.flatMap(({ definition }) => definition.split))],
      sources: sourcesOf(check),
    };
  },
});

type People = Awaited<ReturnType<typeof peopleLetDown>>;

const headline = ({ atLeast, unknown, due }: People, letDown: number | null, period: string): string => {
  if (letDown === null) return say("people.fewLetDown", { below: fewestPeople, period });
  if (letDown > 0) return say("people.letDown", { n: letDown, atLeast, period });
  if (atLeast) return say("people.noneKnown", { unknown, period });
  return due === 0 ? say("people.nothingDue", { period }) : say("people.none", { period });
};

const strong = ({ kept, broken, unknown, due }: People): string[] => [
  formatCount(kept + broken + unknown),
  formatCount(due),
  ...(unknown > 0 ? [`${formatCount(unknown)} we cannot judge`] : []),
];

/** 31 + 7 + 3 + 1 is 42, not 41: whoever two promises let down is one person. */
const sumSays = ({ each, letDown }: People): string | null => {
  const counts = each
    .map((one) => one.letDown)
    .filter((n) => n > 0)
    .sort((a, b) => b - a);
  const sum = counts.reduce((a, b) => a + b, 0);
  return sum === letDown ? null : say("people.sum", { counts, people: letDown });
};

const rowsOf = (
  { who }: Context,
  all: Judgings,
  { check, people }: { check: CheckResult; people: People },
): PromiseRow[] => {
  const found = new Map(people.each.map((one) => [one.name, one]));
  const letDownNow = (name: string) => found.get(name)!.letDown;
  const ordered = inOrder(
    check.promises.map((each) => ({ ...each, people: { ...each.people, letDown: letDownNow(each.name) } })),
  );
  const definitions = new Map(all.promises.map(({ definition }) => [definition.name, definition]));
  // Only what the reader may not open is hidden, together, so that nothing is got by subtraction.
  const shut = ordered.filter(({ name, owner }) => definitions.get(name)!.private || !mayOpenPeople(who, owner));
  const shown = new Map(hideFew(shut.map(({ name }) => letDownNow(name))).map((n, i) => [shut[i]!.name, n]));
  return ordered.map((verdict) => ({
    ...rowOf(verdict, check.asOf),
    letDown: shown.has(verdict.name) ? shown.get(verdict.name)! : letDownNow(verdict.name),
    atLeast: found.get(verdict.name)!.atLeast,
    mayOpenPeople: mayOpenPeople(who, verdict.owner),
    since: sinceOf(definitions.get(verdict.name)!.versions.at(-1)?.from ?? null, all),
  }));
};

const rowOf = (verdict: PromiseVerdict, today: string) => {
  const { head, detail, hue } = budgetSays(verdict, today);
  const { people: _, segments: __, kind: ___, alerts, ...row } = verdict;
  return { ...row, budget: { head, detail, hue }, alerts: alerts.map((alert) => alert.says) };
};

const sinceOf = (from: Date | null, { workspace }: Judgings): string | null =>
  from === null ? null : DateTime.fromJSDate(from, { zone: workspace.company.timezone }).toISODate();

const sourcesOf = ({ sources }: CheckResult): RealityAnswer["sources"] => {
  const complete = sources.filter((each) => each.coverage >= 1 && each.says === null).length;
  const unread = sources.reduce((sum, each) => sum + each.quarantined, 0);
  return {
    says: sources.length === 0 ? "" : say("sources.complete", { complete, all: sources.length }),
    trouble: sources.flatMap(({ name, says }) => (says === null ? [] : [{ name, says }])),
    unread,
    unreadSays: unread === 0 ? "" : `${say("sources.unreadable", { n: unread })}.`,
  };
};
