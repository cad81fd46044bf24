import { DateTime } from "luxon";
import { z } from "zod";
import type { PromiseDefinition } from "../../promises/model.js";
import { Budget, Counts, Interval, KeepRate } from "../../promises/verdict.js";
import { SeriesPoint } from "../../report/model.js";
import type { Workspace } from "../../spec/workspace.js";
import { resolveAsOf } from "../as-of.js";
import { isFew } from "../check/few-people.js";
import { judgings } from "../check/judgings.js";
import { countedRow, promiseVerdict } from "../check/promise-verdict.js";
import type { Context } from "../context.js";
import { onePromise } from "../promise/one-promise.js";
import { periodOf, seriesOf } from "../promise/series.js";

export const Tried = z.object({
  verdict: z.enum(["kept", "broken", "unknown"]),
  certain: z.boolean(),
  target: z.number(),
  keepRate: KeepRate,
  counts: Counts,
  letDown: z.number().int().nullable().describe("Distinct people; null: fewer than 5, not shown."),
  atLeast: z.boolean(),
  budget: Budget.nullable(),
  series: z.array(SeriesPoint),
});

export const Backtest = z.object({
  period: Interval,
  every: z.enum(["day", "week", "month", "quarter"]),
  before: Tried.nullable().describe("As it is written now; null for a new promise."),
  after: Tried.describe("As it would be written, over all of the period."),
});
export type Backtest = z.infer<typeof Backtest>;

const days = 90;

/** How the last 90 days would have been judged, had this been promised all along; beside it, how they are judged now. */
export const backtest = async (
  context: Context,
  { name, changed }: { name: string; changed: Workspace },
): Promise<Backtest> => {
  const now = await context.workspace();
  const known = now.promises.find((one) => one.name === name);
  const before = known ? await tried(context, { name, workspace: now, judged: "stored" }) : null;
  // Another target or window counts the same commitments.
  const same =
    known?.versions.length === 1 &&
    known.versions[0]!.from === null &&
    now.promiseHashes[name] === changed.promiseHashes[name];
  const after = await tried(context, {
    name,
    workspace: allAlong(changed, name),
    judged: same ? "stored" : "for this",
  });
  return { period: after.period, every: after.every, before: before?.tried ?? null, after: after.tried };
};

/** The newest version, in force ever since. */
const allAlong = (workspace: Workspace, name: string): Workspace => {
  const since = (one: PromiseDefinition): PromiseDefinition => ({
    ...one,
    versions: [{ ...one.versions.at(-1)!, from: null, to: null }],
  });
  return { ...workspace, promises: workspace.promises.map((one) => (one.name === name ? since(one) : one)) };
};

type Trial = { readonly name: string; readonly workspace: Workspace; readonly judged: "stored" | "for this" };

/** `for this`: into the table of what was known at one time, so that the stored commitments stay as they are; one question at a time. */
const tried = async (context: Context, { name, workspace, judged }: Trial) => {
  const inside: Context = { ...context, workspace: async () => workspace };
  const stores = await context.stores();
  const zone = workspace.company.timezone;
  const last = DateTime.fromJSDate(await resolveAsOf(inside, undefined), { zone }).startOf("day");
  const asked = {
    promise: [name],
    ...(judged === "stored" ? {} : { knownAt: context.clock.now().toISOString() }),
    from: last.minus({ days: days - 1 }).toISODate()!,
    to: last.toISODate()!,
  };
  const asking = async () => {
    const all = await judgings(inside, asked);
    const one = onePromise(all);
    const { definition } = one;
    const counts = await countedRow(stores.facts, one);
    const verdict = await promiseVerdict(stores.facts, all, one, { segments: "without", counts });
    const { letDown, atLeast } = verdict.people;
    const every = periodOf(definition);
    return {
      period: verdict.window,
      every,
      tried: {
        verdict: verdict.verdict,
        certain: verdict.certain,
        target: verdict.target,
        keepRate: verdict.keepRate,
        counts: verdict.counts,
        letDown: definition.private && isFew(letDown) ? null : letDown,
        atLeast,
        budget: verdict.budget,
        series: await seriesOf(stores, all, one, every),
      },
    };
  };
  return judged === "stored" ? asking() : stores.turns.take("known then", asking);
};
