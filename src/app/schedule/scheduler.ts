import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";
import { isDue, type Rhythm } from "./due.js";
import { holderName, withLease } from "./lease.js";

/** Work that is done again and again, once however many replicas run. `name` is the same on all of them. */
export type Scheduled = {
  readonly name: string;
  readonly rhythm: Rhythm;
  readonly work: (signal: AbortSignal) => Promise<void>;
};

export type Scheduler = { readonly stop: () => Promise<void> };

type Options = {
  readonly state: State;
  readonly clock: Clock;
  /** What there is to do, as of now: kept.yaml may change. */
  readonly list: () => Promise<readonly Scheduled[]>;
  readonly log: (text: string) => void;
  readonly signal: AbortSignal;
  /** How often it looks. */
  readonly lookMs?: number;
};

/** Looks every few seconds what is due, and does each piece beside the others. */
export const startScheduler = (options: Options): Scheduler => {
  const { state, clock, log, signal } = options;
  const holder = holderName();
  const running = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  const runOne = async (one: Scheduled): Promise<void> => {
    await withLease(one.name, { state, clock, holder }, async (lost) => {
      // Another replica may have done it since this one looked.
      if (!isDue(one.rhythm, { ranAt: (await ranAt(state, [one.name])).get(one.name) ?? null, now: clock.now() }))
        return;
      await one.work(AbortSignal.any([lost, signal])).catch((error: unknown) => {
        if (!signal.aborted) log(`${one.name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      if (!signal.aborted) await remember(state, one.name, clock.now());
    });
  };
  const look = async (): Promise<void> => {
    const all = await options.list();
    const ran = await ranAt(
      state,
      all.map((one) => one.name),
    );
    const now = clock.now();
    for (const one of all) {
      const last = ran.get(one.name) ?? null;
      // A cron that never ran counts from when it was first seen.
      if (last === null && "cron" in one.rhythm) await remember(state, one.name, now);
      if (signal.aborted || running.has(one.name) || !isDue(one.rhythm, { ranAt: last, now })) continue;
      running.set(
        one.name,
        runOne(one)
          .catch((error: unknown) => log(`${one.name}: ${error instanceof Error ? error.message : String(error)}`))
          .finally(() => running.delete(one.name)),
      );
    }
  };
  const tick = () => {
    if (signal.aborted || looking !== null) return;
    looking = look()
      .catch((error: unknown) => log(`scheduled work: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        looking = null;
      });
  };
  const timer = setInterval(tick, options.lookMs ?? 2_000);
  timer.unref();
  tick();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
      await Promise.all(running.values());
    },
  };
};

const ranAt = async (state: State, names: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
  if (names.length === 0) return new Map();
  const rows = await state.db.selectFrom("runs").selectAll().where("name", "in", names).execute();
  return new Map(rows.map((row) => [row.name, new Date(row.ran_at)]));
};

const remember = async (state: State, name: string, at: Date): Promise<void> => {
  const ran_at = at.toISOString();
  await state.db
    .insertInto("runs")
    .values({ name, ran_at })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ ran_at }))
    .execute();
};
