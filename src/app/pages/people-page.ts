import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { allCounts } from "../../promises/counts.sql.js";
import { Interval } from "../../promises/verdict.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { ask } from "../check/ask.js";
import { isFew } from "../check/few-people.js";
import { hideFew } from "../check/hide-few.js";
import { judgings } from "../check/judgings.js";
import { troubleOf } from "../check/missing.js";
import type { Context } from "../context.js";
import { ownerSays } from "../owner-says.js";
import { fewestPeople } from "../people/let-down.js";
import { askedOf, lensOptions } from "./lens.js";
import { PersonOnPage, peopleOfPage } from "./people-of-page.js";

const aPage = 200;

const count = (says: string) => z.number().int().nullable().describe(`${says} Null: fewer than 5, not shown.`);

export const PeoplePageAnswer = z.object({
  company: z.string(),
  asOf: z.string(),
  timezone: z.string(),
  window: Interval.nullable().describe("Over which days; null: each promise over its own window."),
  people: z.object({ letDown: count("Distinct people let down."), due: z.number().int(), atLeast: z.boolean() }),
  times: count("How often they were."),
  pending: z.number().int().describe("Not due yet."),
  unknown: z.number().int().describe("Fell due and cannot be judged."),
  promises: z.array(
    z.object({
      name: z.string(),
      says: z.string(),
      owner: z.string().nullable(),
      letDown: count("People let down."),
      mayOpen: z.boolean(),
    }),
  ),
  list: z.array(PersonOnPage).nullable().describe("Most often first; null: the role does not open people."),
  page: z.number().int(),
  pages: z.number().int(),
  missing: z.array(z.string()),
});
export type PeoplePageAnswer = z.infer<typeof PeoplePageAnswer>;

export const peoplePage = useCase({
  name: "people-page",
  title: "The page of people let down",
  says: "Who was let down, over all promises or one: how often, by which, where, and whether anything happened with them since.",
  input: z.object({
    ...lensOptions,
    promise: z.string().optional().describe("Only by this promise"),
    page: z.number().int().min(0).max(10_000).default(0).describe("Which 200 of them, from 0"),
  }),
  output: PeoplePageAnswer,
  needs: "read",
  cli: { examples: [{ command: "kept people-page --json", does: "the two hundred let down most, over all promises" }] },
  run: async (context: Context, asked): Promise<PeoplePageAnswer> => {
    const stores = await context.stores();
    const question = await askedOf(context, asked);
    const all = await judgings(context, {
      ...question,
      ...(asked.promise === undefined ? {} : { promise: [asked.promise] }),
    });
    const { workspace } = all;
    const zone = workspace.company.timezone;
    const counted = await ask(
      stores.facts,
      allCounts,
      all.promises.map((one) => one.judging),
    );
    const total = counted.find((row) => row.promise === "");
    const letDownBy = (name: string) => counted.find((row) => row.promise === name)?.let_down ?? 0;
    const shown = all.promises.filter(
      ({ definition }) =>
        mayOpenPeople(context.who, definition.owner) &&
        !(definition.private && letDownBy(definition.name) < fewestPeople),
    );
    const opensAll = shown.length === all.promises.length;
    const letDown = total?.let_down ?? 0;
    const few = !opensAll && isFew(letDown);
    const byPromise = all.promises.map(({ definition }) => letDownBy(definition.name));
    const hidden = hideFew(byPromise);
    const mine =
      opensAll || shown.length === 0
        ? letDown
        : ((
            await ask(
              stores.facts,
              allCounts,
              shown.map((one) => one.judging),
            )
          ).find((row) => row.promise === "")?.let_down ?? 0);
    const list =
      shown.length === 0 && all.promises.length > 0
        ? null
        : await peopleOfPage(stores, all, { promises: shown, limit: aPage, offset: asked.page * aPage });
    const trouble = workspace.sources.flatMap((source) =>
      troubleOf(workspace, all.coverage.get(source.name)!, { judging: rangeOf(all.promises, all.asOf), zone }),
    );
    const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
    const given = question.from !== undefined || question.to !== undefined ? all.promises[0]?.judging : undefined;
    return {
      company: workspace.company.name,
      asOf: day(all.asOf),
      timezone: zone,
      window: given ? { from: day(given.from), to: day(given.to) } : null,
      people: {
        letDown: few ? null : letDown,
        due: total?.people ?? 0,
        atLeast: (total?.unknown ?? 0) > 0 || all.promises.some((one) => one.unreadable.hidden > 0),
      },
      times: few ? null : (total?.broken ?? 0),
      pending: total?.pending ?? 0,
      unknown: total?.unknown ?? 0,
      promises: all.promises.map(({ definition }, i) => ({
        name: definition.name,
        says: definition.says,
        owner: ownerSays(workspace, definition.owner),
        letDown: mayOpenPeople(context.who, definition.owner) && !definition.private ? byPromise[i]! : hidden[i]!,
        mayOpen: shown.some((one) => one.definition === definition),
      })),
      list: list === null ? null : [...list],
      page: asked.page,
      pages: list === null ? 0 : Math.max(1, Math.ceil(mine / aPage)),
      missing: trouble.map((each) => each.says),
    };
  },
});

const rangeOf = (promises: readonly { judging: { from: Date; to: Date } }[], asOf: Date) => ({
  from: new Date(Math.min(asOf.getTime(), ...promises.map((one) => one.judging.from.getTime()))),
  to: new Date(Math.max(asOf.getTime(), ...promises.map((one) => one.judging.to.getTime()))),
  asOf,
});
