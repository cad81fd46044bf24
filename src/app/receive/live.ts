import { setTimeout as pause } from "node:timers/promises";
import { eventHash } from "../../interactions/event-hash.js";
import { eventHashesSince } from "../../interactions/live.sql.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Load } from "../../stores/state-tables.js";
import type { Context } from "../context.js";
import { metrics } from "../metrics.js";
import { commitEvents } from "./commit-events.js";
import { brokenOff, markCommit, unmarkCommit } from "./commit-mark.js";
import { countArrivals } from "./count-arrivals.js";
import { erasedPeople } from "./erased-people.js";
import { fillFilter } from "./fill-filter.js";
import type { Incoming } from "./incoming.js";
import { liveKind, liveLoad, livePath, newestBatch } from "./live-loads.js";
import { mappedSince } from "./mapped-since.js";
import type { Outcome } from "./outcome.js";
import { recoverLive } from "./recover-live.js";
import { SeenEvents } from "./seen-events.js";
import { isConflict, keyOf, type QuarantinedLine, type Settled, settleEvents } from "./settle-events.js";

/** Takes events while they happen. One of these for each process that has the stores open. */
export type Live = {
  /** On disk when it resolves: one outcome for each event, in their order. Throws `QueueFull` where there is no room. */
  readonly take: (events: readonly Incoming[], from: string) => Promise<readonly Outcome[]>;
  /** Reads lines of quarantine again. */
  readonly takeAgain: (events: ReadonlyMap<Incoming, QuarantinedLine>) => Promise<readonly Outcome[]>;
  /** Makes ready: the loads of today and tomorrow, the filter of what came before. */
  readonly prepare: () => Promise<void>;
  readonly onCommitted: (listener: () => void) => void;
  /** Resolves when all that waits is on disk. */
  readonly settled: () => Promise<void>;
};

/** There is no room: `share`: this key has its share and others wait; `room`: nobody has. */
export class QueueFull extends Error {
  constructor(readonly why: "share" | "room") {
    super(why === "share" ? "this key's share of the queue is full" : "the queue is full");
  }
}

type Waiting = {
  readonly events: readonly Incoming[];
  readonly again: ReadonlyMap<Incoming, QuarantinedLine> | null;
  readonly from: string;
  readonly done: (outcomes: readonly Outcome[]) => void;
  readonly failed: (error: unknown) => void;
};

const mostWaiting = 100_000;
const mostInBatch = 20_000;
/** So many commits a second at most, or the engine has too many small parts to merge. */
const betweenCommitsMs = 25;
const countAfterMs = 1_000;

export const openLive = (context: Context): Live => {
  const seen = new SeenEvents();
  const erased = erasedPeople();
  const listeners: (() => void)[] = [];
  const queue: Waiting[] = [];
  const byKey = new Map<string, number>();
  let waiting = 0;
  let running: Promise<void> | null = null;
  let counting: Promise<void> | null = null;
  let newest = -1;
  let broken = false;
  let prepared = false;
  let lastStart = 0;
  let mapped: { workspace: Workspace; since: (source: string) => number } | null = null;

  const since = async (): Promise<(source: string) => number> => {
    const workspace = await context.workspace();
    if (mapped?.workspace !== workspace)
      mapped = { workspace, since: await mappedSince(await context.stores(), workspace, context.clock.now()) };
    return mapped.since;
  };

  const loadsOf = async (sources: readonly SourceDefinition[], at: Date): Promise<ReadonlyMap<string, Load>> => {
    const { state } = await context.stores();
    const rows = await state.db
      .selectFrom("loads")
      .selectAll()
      .where("kind", "=", liveKind)
      .where("path", "=", livePath(at))
      .where("state", "=", "committed")
      .execute();
    const found = new Map(rows.map((load) => [load.source, load]));
    for (const source of sources)
      if (!found.has(source.name)) found.set(source.name, await liveLoad(context, source, at));
    return found;
  };

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    const stores = await context.stores();
    const events = batch.flatMap((one) => one.events);
    const again = new Map(batch.flatMap((one) => [...(one.again ?? [])]));
    const at = context.clock.now();
    const mappedAt = await since();
    // Before the turn: a load is begun in turn with imports, which may take their time.
    await loadsOf([...new Set(events.map((event) => event.source))], at);
    if (broken) await recoverLive(stores);
    broken = true;
    const settled = await stores.turns.take("live", async () => {
      if (await brokenOff(stores)) await recoverLive(stores);
      const loads = await loadsOf([], at);
      const last = await newestBatch(stores);
      if (newest >= 0 && last > newest)
        for (const { hash } of await stores.facts.query(eventHashesSince(newest))) seen.add(Number(hash));
      const found = await settleEvents(stores, events, {
        seen,
        erased: await erased(stores),
        mappedSince: mappedAt,
        again,
      });
      await markCommit(stores, last + 1);
      await commitEvents(stores, found, { batch: last + 1, loads });
      await unmarkCommit(stores);
      newest = last + 1;
      return found;
    });
    broken = false;
    remember(settled);
    let i = 0;
    for (const one of batch) {
      one.done(settled.slice(i, i + one.events.length).map(({ outcome }) => outcome));
      i += one.events.length;
    }
    for (const tell of listeners) tell();
    counting ??= pause(countAfterMs)
      .then(() => countArrivals(context))
      .catch(() => undefined)
      .finally(() => {
        counting = null;
        for (const tell of listeners) tell();
      });
  };

  const remember = (settled: readonly Settled[]): void => {
    for (const one of settled) {
      const { event, outcome, as } = one;
      metrics.events.inc({ way: event.source.receive?.from ?? "", outcome: outcome.status });
      if (as === "nothing" || as === "still" || isConflict(one)) continue;
      const key = keyOf(event);
      if (as === "again" && seen.recent(key) !== undefined) continue;
      seen.remember(key, {
        print: event.print,
        outcome: outcome.status === "duplicate" ? { status: "taken" } : outcome,
      });
      if (as !== "again") seen.add(eventHash(key));
    }
    if (seen.crowded) void fill();
  };

  let filling: Promise<void> | null = null;
  const fill = (): Promise<void> =>
    (filling ??= (async () => {
      const { sources } = await context.workspace();
      await fillFilter(
        await context.stores(),
        seen,
        sources.filter((s) => s.receive !== null).map((s) => s.name),
      );
    })()
      .catch(() => undefined)
      .finally(() => {
        filling = null;
      }));

  const round = async (): Promise<void> => {
    while (queue.length > 0) {
      const wait = lastStart + betweenCommitsMs - performance.now();
      if (wait > 0) await pause(wait);
      lastStart = performance.now();
      const batch: Waiting[] = [];
      for (let n = 0; queue.length > 0 && (n === 0 || n + queue[0]!.events.length <= mostInBatch); ) {
        n += queue[0]!.events.length;
        batch.push(queue.shift()!);
      }
      try {
        await commit(batch);
      } catch (error) {
        for (const one of batch) one.failed(error);
      }
      for (const { events, from } of batch) {
        waiting -= events.length;
        const left = (byKey.get(from) ?? 0) - events.length;
        if (left > 0) byKey.set(from, left);
        else byKey.delete(from);
      }
      metrics.queue.set(waiting);
    }
  };

  const put = (events: readonly Incoming[], from: string, again: Waiting["again"]): Promise<readonly Outcome[]> => {
    const own = (byKey.get(from) ?? 0) + events.length;
    if (waiting + events.length > mostWaiting) throw new QueueFull("room");
    // From half full on, each key that waits has an equal part.
    if (waiting > mostWaiting / 2 && own > mostWaiting / Math.max(2, byKey.size)) throw new QueueFull("share");
    waiting += events.length;
    byKey.set(from, own);
    const outcomes = new Promise<readonly Outcome[]>((done, failed) =>
      queue.push({ events, again, from, done, failed }),
    );
    running ??= Promise.resolve()
      .then(round)
      .finally(() => {
        running = null;
      });
    return outcomes;
  };

  return {
    take: async (events, from) => (events.length === 0 ? [] : put(events, from, null)),
    takeAgain: async (again) => (again.size === 0 ? [] : put([...again.keys()], "again", again)),
    prepare: async () => {
      const stores = await context.stores();
      const { sources } = await context.workspace();
      const now = context.clock.now();
      for (const source of sources.filter((s) => s.receive !== null))
        for (const at of [now, new Date(now.getTime() + 86_400_000)]) await liveLoad(context, source, at);
      if (prepared) return;
      await recoverLive(stores);
      await fill();
      prepared = true;
    },
    onCommitted: (listener) => void listeners.push(listener),
    settled: async () => {
      while (running !== null || counting !== null) await (running ?? counting);
    },
  };
};
