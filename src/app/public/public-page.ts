import { DateTime } from "luxon";
import { shareArrived } from "../../interactions/coverage.js";
import { periodCounts } from "../../promises/counts.sql.js";
import { type CountedRow, rateOf } from "../../promises/keep-rate.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { PromiseVerdict } from "../../promises/verdict.js";
import type { PublicMonth, PublicPage, PublicPromise } from "../../report/public/model.js";
import { publicShare } from "../../report/public/public-share.js";
import { ask } from "../check/ask.js";
import { type Judgings, judgings, type PromiseJudging } from "../check/judgings.js";
import { countedRow, promiseVerdict } from "../check/promise-verdict.js";
import type { Context, Stores } from "../context.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";
import { listedNow } from "./listed.js";

/** What anybody may see; null: the company shows no page, or never made a promise public. */
export const publicPage = async (context: Context): Promise<PublicPage | null> => {
  const { publicPage: shown, promises, company } = await context.workspace();
  if (!shown) return null;
  const stores = await context.stores();
  const names = promises.filter((one) => one.public).map((one) => one.name);
  const now: PublicPromise[] = [];
  let asOf = DateTime.fromJSDate(context.clock.now(), { zone: company.timezone }).toISODate()!;
  if (names.length > 0) {
    const all = await judgings(context, { promise: names });
    asOf = DateTime.fromJSDate(all.asOf, { zone: company.timezone }).toISODate()!;
    for (const one of all.promises) now.push(await publicPromise(stores, all, one));
  }
  const withdrawn = await listedNow(stores, now, asOf);
  return now.length + withdrawn.length === 0
    ? null
    : { company: company.name, asOf, promises: now, withdrawn: [...withdrawn] };
};

const publicPromise = async (stores: Stores, all: Judgings, one: PromiseJudging): Promise<PublicPromise> => {
  const { definition } = one;
  const zone = all.workspace.company.timezone;
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
  const counts = await countedRow(stores.facts, one);
  const verdict = await promiseVerdict(stores.facts, all, one, { segments: "without", counts });
  const current = definition.versions.at(-1)!;
  const share = publicShare(counts, definition.target);
  const few = share.is === "few";
  return {
    name: definition.name,
    says: definition.says,
    since: current.from === null ? null : day(current.from),
    promised: definition.target,
    verdict: few ? "unknown" : verdict.verdict,
    certain: verdict.certain,
    share,
    because: few ? "few" : becauseOf(verdict),
    months: await monthsOf(stores, all, one),
    remedy: definition.remedy?.says ?? null,
    asOf: day(all.asOf),
    withdrawn: null,
  };
};

const becauseOf = ({ keepRate }: PromiseVerdict): PublicPromise["because"] => {
  if (!("status" in keepRate)) return null;
  return keepRate.status === "unknown" ? "late" : keepRate.status === "insufficient" ? "early" : "nothing";
};

const shownMonths = 12;

/** The twelve months that end with the one that asOf lies in. */
const monthsOf = async ({ facts }: Stores, all: Judgings, one: PromiseJudging): Promise<PublicMonth[]> => {
  const { definition, judging } = one;
  const zone = all.workspace.company.timezone;
  const last = DateTime.fromJSDate(all.asOf, { zone }).startOf("month");
  const first = last.minus({ months: shownMonths - 1 });
  const rows = await ask(facts, periodCounts, {
    ...judging,
    from: first.toJSDate(),
    to: last.plus({ months: 1 }).toJSDate(),
    zone,
    period: "month" as const,
  });
  return Array.from({ length: shownMonths }, (_, i) => {
    const from = first.plus({ months: i });
    const to = from.plus({ months: 1 });
    const row = rows.find((each) => each.day === from.toISODate());
    const promised = targetAt(definition, from.toJSDate());
    const share = row ? publicShare(row, promised) : ({ is: "none" } as const);
    const arrived = arrivedIn(all, definition, {
      from: from.toMillis(),
      to: Math.min(to.toMillis(), all.asOf.getTime() + 1),
    });
    return {
      month: from.toFormat("yyyy-MM"),
      verdict: row
        ? monthVerdict(row, { promised, level: definition.level, arrived, few: share.is === "few" })
        : "none",
      share,
      promised,
      finished: to.toMillis() <= all.asOf.getTime() + 1,
    };
  });
};

const monthVerdict = (
  row: CountedRow,
  about: { promised: number; level: number; arrived: number; few: boolean },
): PublicMonth["verdict"] => {
  if (about.few) return "few";
  const due = row.kept + row.broken + row.unknown;
  const missing = about.arrived > 0 ? (due * (1 - about.arrived)) / about.arrived : 0;
  const demand = { minimum: 1, level: about.level, target: about.promised };
  return rateOf(row, demand, { commitments: missing, reason: "" }).verdict;
};

const arrivedIn = (all: Judgings, definition: PromiseDefinition, stretch: { from: number; to: number }): number =>
  Math.min(
    1,
    ...[...evidenceSources(all.workspace, definition), ...madeSources(all.workspace, definition)]
      .flatMap((source) => all.coverage.get(source.name) ?? [])
      .map((coverage) => shareArrived(coverage.buckets, stretch)),
  );

const targetAt = ({ versions }: PromiseDefinition, at: Date): number =>
  (versions.findLast((v) => v.from === null || v.from <= at) ?? versions[0]!).target;
