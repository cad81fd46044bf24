import { compile } from "../../core/query.js";
import { coverage } from "../../interactions/coverage.js";
import { arrivalsByHour } from "../../interactions/coverage.sql.js";
import type { Context, Coverages } from "../context.js";

type When = { readonly asOf: Date; readonly knownAt: Date | null };

/** What each source has delivered of what it should have, as of an instant and as it was known then. */
export const coverageOfSources = async (context: Context, when: When): Promise<Coverages> => {
  const { state, memory } = await context.stores();
  const workspace = await context.workspace();
  const loads = await state.db
    .selectFrom("loads")
    .select((e) => [
      e.fn.max("id").as("newest"),
      e.fn.max("batch").as("batch"),
      e.fn.max("counted").as("counted"),
      e.fn.max("withdrawn_at").as("withdrawn"),
      e.fn.countAll().as("n"),
    ])
    .where("state", "in", ["committed", "withdrawn"])
    .executeTakeFirst();
  const key = JSON.stringify([when, loads]);
  // One question after the other asks as of the same day.
  if (memory.coverage?.key === key && memory.coverage.workspace === workspace) return memory.coverage.answer;
  const answer = coverageNow(context, when);
  memory.coverage = { key, workspace, answer };
  answer.catch(() => {
    if (memory.coverage?.answer === answer) memory.coverage = null;
  });
  return answer;
};

const coverageNow = async (context: Context, when: When): Promise<Coverages> => {
  const workspace = await context.workspace();
  const { facts, state } = await context.stores();
  const all = await state.db
    .selectFrom("loads")
    .select(["id", "source", "loaded_at", "withdrawn_at", "last_at"])
    .where("state", "in", ["committed", "withdrawn"])
    .execute();
  const known = (when.knownAt ?? context.clock.now()).toISOString();
  const inForce = all.filter((l) => l.loaded_at <= known && (l.withdrawn_at === null || l.withdrawn_at > known));
  const not = new Set(inForce.map((l) => l.id));
  const withoutLoads = all.filter((l) => !not.has(l.id)).map((l) => l.id);
  const rows = await facts.query(compile(arrivalsByHour.steps({ asOf: when.asOf, withoutLoads })), {
    row: arrivalsByHour.row,
  });
  const asOf = when.asOf.getTime();
  return new Map(
    workspace.sources.map((source) => {
      const arrivals = rows
        .filter((r) => r.source === source.name)
        .map((r) => ({ part: r.part, from: r.hour * 1000, n: r.n }));
      const times = inForce
        .filter((l) => l.source === source.name && l.last_at !== null)
        .map((l) => Date.parse(l.last_at!));
      // Beyond the day asked about only the hour of the latest arrival is known, which is near enough.
      const exact = times.filter((t) => t <= asOf);
      const byHour = arrivals.map((a) => Math.min(asOf, a.from + 3_599_999));
      const latest = times.length === exact.length ? exact : byHour;
      return [
        source.name,
        coverage({
          source: source.name,
          expect: source.expect,
          zone: source.zone,
          asOf,
          arrivals,
          latest: latest.length > 0 ? latest.reduce((a, b) => Math.max(a, b)) : null,
        }),
      ];
    }),
  );
};
