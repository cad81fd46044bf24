import { DateTime } from "luxon";
import { shareArrived } from "../../interactions/coverage.js";
import { allCounts } from "../../promises/counts.sql.js";
import type { Window } from "../../promises/model.js";
import { ask } from "../check/ask.js";
import type { Judgings } from "../check/judgings.js";
import { nothing } from "../check/promise-verdict.js";
import type { Context } from "../context.js";
import { madeSources } from "../judge/evidence.js";
import { windowBeforeThis } from "../report/report-data.js";

/** The days that a headline is about: those asked for, else the week to asOf. */
export const headlineDays = (all: Judgings, asked: { readonly from?: string | undefined }) => {
  const zone = all.workspace.company.timezone;
  const last = DateTime.fromJSDate(all.asOf, { zone }).startOf("day").plus({ days: 1 });
  const only = asked.from === undefined ? undefined : all.promises[0]?.judging;
  return only === undefined
    ? { from: last.minus({ days: 7 }).toJSDate(), to: last.toJSDate() }
    : { from: only.from, to: only.to };
};

/** Who was let down in those days over all promises together and by each, and how it was before. */
export const peopleLetDown = async (context: Context, all: Judgings, days: { from: Date; to: Date }) => {
  const stores = await context.stores();
  const { workspace } = all;
  const zone = workspace.company.timezone;
  const over: Judgings = {
    ...all,
    promises: all.promises.map((one) => ({ ...one, judging: { ...one.judging, ...days } })),
  };
  const rows = await ask(
    stores.facts,
    allCounts,
    over.promises.map((one) => one.judging),
  );
  const of = (promise: string) => rows.find((row) => row.promise === promise) ?? nothing;
  const stretch = { from: days.from.getTime(), to: Math.min(days.to.getTime(), all.asOf.getTime() + 1) };
  const each = over.promises.map(({ definition }) => {
    const { let_down, broken, unknown } = of(definition.name);
    // What was never seen to be made cannot be counted as unknown: it is missing altogether.
    const hidden = madeSources(workspace, definition).some(
      ({ name }) => shareArrived(all.coverage.get(name)?.buckets ?? [], stretch) < 1,
    );
    return { name: definition.name, letDown: let_down, times: broken, unknown, atLeast: unknown > 0 || hidden };
  });
  const all_ = of("");
  const length = Math.round(DateTime.fromJSDate(days.to).diff(DateTime.fromJSDate(days.from), "days").days);
  const window: Window = { kind: "rolling", length: { months: 0, days: length, ms: 0 } };
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
  return {
    window: { from: day(days.from), to: day(days.to) },
    letDown: all_.let_down,
    atLeast: each.some((one) => one.atLeast),
    due: all_.people,
    kept: all_.kept,
    broken: all_.broken,
    unknown: all_.unknown,
    each,
    before: await windowBeforeThis(stores, over, all_.let_down, window),
  };
};
