import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import { queries } from "../../core/query.js";
import { sql } from "../../core/sql.js";
import { shareArrived } from "../../interactions/coverage.js";
import { allCounts, peopleByDay, periodCounts } from "../../promises/counts.sql.js";
import type { Window } from "../../promises/model.js";
import { windowBefore } from "../../promises/window-at.js";
import type { ReportInput } from "../../report/model.js";
import { ask } from "../check/ask.js";
import { checkAll } from "../check/check.js";
import type { Judgings, PromiseJudging } from "../check/judgings.js";
import type { Context, Stores } from "../context.js";
import { letDown } from "../people/let-down.js";
import { distributionOf } from "../promise/distribution.js";
import { periodOf, seriesOf } from "../promise/series.js";
import { version } from "../version.js";
import { ledgerOf } from "./ledger.js";

/** So many people are listed for each promise. */
const listed = 12;

/** All that the report shows, each number by the query that every other screen uses. */
export const reportData = async (context: Context, all: Judgings): Promise<ReportInput> => {
  const stores = await context.stores();
  const check = await checkAll(context, all, { segments: "with" });
  const promises = [];
  for (const one of all.promises) promises.push(await promiseReport(stores, all, one));
  return {
    check,
    before: await windowBeforeThis(stores, all, check.people.letDown),
    promises,
    tally: await tally(stores, all),
    sources: await ledgerOf(stores, all),
    currency: all.workspace.company.currency,
    madeAt: context.clock.now().toISOString(),
    version,
    hash: hashOf(all),
  };
};

const promiseReport = async (stores: Stores, all: Judgings, one: PromiseJudging) => {
  const { definition } = one;
  const every = periodOf(definition);
  const people = await letDown(stores, all, one, { limit: listed });
  return {
    name: definition.name,
    published: [...definition.published],
    versions: definition.versions.map((v) => ({
      from: v.from === null ? null : DateTime.fromJSDate(v.from, { zone: all.workspace.company.timezone }).toISODate(),
      says: v.says,
      target: v.target,
    })),
    remedy: definition.remedy,
    every,
    series: await seriesOf(stores, all, one, every),
    distribution: await distributionOf(stores, one),
    budget: await budgetDays(stores, all, one),
    people: people.list,
    peopleMore: people.more,
  };
};

/** The allowance that is left at the end of each day of the window so far. */
export const budgetDays = async ({ facts }: Stores, all: Judgings, one: PromiseJudging) => {
  const zone = all.workspace.company.timezone;
  const { definition, judging } = one;
  const days = await ask(facts, periodCounts, { ...judging, zone, period: "day" as const });
  const due = days.reduce((sum, d) => sum + d.kept + d.broken, 0);
  let left = Math.floor((1 - definition.target) * due + 1e-9);
  const byDay = new Map(days.map((d) => [d.day, d]));
  const last = DateTime.fromMillis(Math.min(judging.to.getTime() - 1, all.asOf.getTime()), { zone });
  const out = [];
  for (let day = DateTime.fromJSDate(judging.from, { zone }); day <= last; day = day.plus({ days: 1 })) {
    const row = byDay.get(day.toISODate()!);
    left -= row?.broken ?? 0;
    out.push({ day: day.toISODate()!, left, frozen: (row?.unknown ?? 0) > 0 });
  }
  // Beyond a quarter single days are no longer told apart.
  return out.length <= 100 ? out : [];
};

/** Who was let down in the window before (each promise's own, or `window`), and whether the number of now differs by more than chance. */
export const windowBeforeThis = async ({ facts }: Stores, all: Judgings, now: number, window?: Window) => {
  if (all.promises.length === 0) return null;
  const zone = all.workspace.company.timezone;
  const earlier = all.promises.map(({ definition, judging }) => ({
    ...judging,
    ...windowBefore(window ?? definition.window, { from: judging.from, to: judging.to }, zone),
  }));
  const [since] = await facts.query(
    sql`SELECT toUnixTimestamp64Milli(min(due_at)) AS first FROM ${all.promises[0]!.judging.commitments}`,
  );
  // Half a window would look like a change.
  if (Number(since?.first ?? 0) > Math.min(...earlier.map((e) => e.from.getTime()))) return null;
  const counted = await ask(facts, allCounts, earlier);
  const letDownBefore = counted.find((row) => row.promise === "")?.let_down ?? 0;
  // People let down are rare among many: their number varies like a Poisson count.
  const realChange = Math.abs(now - letDownBefore) > 1.96 * Math.sqrt(Math.max(1, now + letDownBefore));
  return { letDown: letDownBefore, atLeast: false, realChange };
};

const tallyDays = 28;

/** How many were let down on each of the 28 days to asOf. */
export const tally = async ({ facts }: Stores, all: Judgings) => {
  const zone = all.workspace.company.timezone;
  const last = DateTime.fromJSDate(all.asOf, { zone }).startOf("day");
  const first = last.minus({ days: tallyDays - 1 });
  const each = all.promises.map(({ judging }) => ({
    ...judging,
    from: first.toJSDate(),
    to: last.plus({ days: 1 }).toJSDate(),
  }));
  const rows = new Map((await ask(facts, peopleByDay, { each, zone })).map((r) => [r.day, r.let_down]));
  return Array.from({ length: tallyDays }, (_, i) => {
    const from = first.plus({ days: i });
    const stretch = { from: from.toMillis(), to: from.plus({ days: 1 }).toMillis() };
    const missing = [...all.coverage.values()].some(
      (c) =>
        c.gaps.some((g) => g.kind === "missing" && g.from < stretch.to && g.to > stretch.from) ||
        shareArrived(c.buckets, stretch) < 1,
    );
    return { day: from.toISODate()!, letDown: rows.get(from.toISODate()!) ?? 0, missing };
  });
};

/** Changes when a query or a definition changes: two reports with the same hash counted alike. */
const hashOf = (all: Judgings): string => {
  const hash = createHash("sha256");
  for (const query of [...queries()].sort((a, b) => a.name.localeCompare(b.name)))
    hash.update(JSON.stringify(query.steps(query.example)));
  hash.update(JSON.stringify(all.workspace.promiseHashes));
  return hash.digest("hex").slice(0, 12);
};
