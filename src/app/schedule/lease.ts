import { randomBytes } from "node:crypto";
import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";

/** This process, among all that share the state. */
export const holderName = (): string => randomBytes(9).toString("base64url");

export type LeaseGiven = {
  readonly state: State;
  readonly clock: Clock;
  readonly holder: string;
  /** So long others wait for a process that died. Renewed at a third of it. */
  readonly ms?: number;
};

const usualMs = 60_000;

/**
 * Does the work if nobody else is at it, on any replica; null where somebody is. The signal is aborted when the lease was lost
 * all the same (the process slept longer than it lasts): then another may have begun.
 */
export const withLease = async <T>(
  name: string,
  given: LeaseGiven,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly did: T } | null> => {
  const ms = given.ms ?? usualMs;
  if (!(await take(name, given, ms))) return null;
  const lost = new AbortController();
  const renewing = setInterval(() => {
    renew(name, given, ms).then(
      (held) => held || lost.abort(new Error("the lease was lost")),
      // Whether it is still ours shows the next time; until then it lasts.
      () => undefined,
    );
  }, ms / 3);
  renewing.unref();
  try {
    return { did: await work(lost.signal) };
  } finally {
    clearInterval(renewing);
    await given.state.db
      .deleteFrom("leases")
      .where("name", "=", name)
      .where("holder", "=", given.holder)
      .execute()
      .catch(() => undefined);
  }
};

/** One statement in both homes: the row is ours if there was none, or if it had run out. */
const take = async (name: string, { state, clock, holder }: LeaseGiven, ms: number): Promise<boolean> => {
  const now = clock.now();
  const until = new Date(now.getTime() + ms).toISOString();
  const row = await state.db
    .insertInto("leases")
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ holder, until }).where("leases.until", "<=", now.toISOString()),
    )
    .returning("holder")
    .executeTakeFirst();
  return row?.holder === holder;
};

const renew = async (name: string, { state, clock, holder }: LeaseGiven, ms: number): Promise<boolean> => {
  const until = new Date(clock.now().getTime() + ms).toISOString();
  const { numUpdatedRows } = await state.db
    .updateTable("leases")
    .set({ until })
    .where("name", "=", name)
    .where("holder", "=", holder)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
