import { DateTime } from "luxon";
import type { z } from "zod";
import { shareArrived } from "../../interactions/coverage.js";
import type { LedgerSource } from "../../report/model.js";
import type { Judgings } from "../check/judgings.js";
import { troubleOf } from "../check/missing.js";
import type { Stores } from "../context.js";
import { ownerSays } from "../owner-says.js";

const days = 28;

/** One entry a source: what arrived on each of the last 28 days of what should have. */
export const ledgerOf = async ({ state }: Stores, all: Judgings): Promise<z.infer<typeof LedgerSource>[]> => {
  const zone = all.workspace.company.timezone;
  const today = DateTime.fromJSDate(all.asOf, { zone }).startOf("day");
  const loads = await state.db
    .selectFrom("loads")
    .select([
      "source",
      (e) => e.fn.sum<number>("rows").as("rows"),
      (e) => e.fn.sum<number>("duplicates").as("duplicates"),
      (e) => e.fn.sum<number>("quarantined").as("quarantined"),
    ])
    .where("state", "=", "committed")
    .groupBy("source")
    .execute();
  return all.workspace.sources.map((source) => {
    const coverage = all.coverage.get(source.name)!;
    const load = loads.find((l) => l.source === source.name);
    const range = {
      from: today.minus({ days: days - 1 }).toJSDate(),
      to: today.plus({ days: 1 }).toJSDate(),
      asOf: all.asOf,
    };
    const shares = Array.from({ length: days }, (_, i) => {
      const from = today.minus({ days: days - 1 - i });
      const stretch = { from: from.toMillis(), to: from.plus({ days: 1 }).toMillis() };
      const due = coverage.buckets.some((b) => b.to > stretch.from && b.from < stretch.to && b.due > 0);
      return { day: from.toISODate()!, share: due ? shareArrived(coverage.buckets, stretch) : null };
    });
    return {
      name: source.name,
      says: source.says,
      owner: ownerSays(all.workspace, source.owner),
      received: Number(load?.rows ?? 0) - Number(load?.duplicates ?? 0),
      quarantined: Number(load?.quarantined ?? 0),
      latest: coverage.latest === null ? null : new Date(coverage.latest).toISOString(),
      coverage:
        coverage.latest === null
          ? 0
          : shareArrived(coverage.buckets, { from: range.from.getTime(), to: all.asOf.getTime() + 1 }),
      missing: troubleOf(all.workspace, coverage, { judging: range, zone })[0]?.says ?? null,
      days: shares,
    };
  });
};
