import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Clock } from "../../core/clock.js";
import type { State } from "../../stores/state.js";

/** This process, among all that share the state; said so that others on the same host can see whether it still lives. */
export const holderName = (): string => `${hostname()} ${process.pid} ${randomBytes(9).toString("base64url")}`;

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
  if (!(await take(name, given, ms)) && !((await takenFromDead(name, given)) && (await take(name, given, ms))))
    return null;
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

/** A process of this host that died will not come back: nobody need wait until its lease runs out. */
const takenFromDead = async (name: string, { state }: LeaseGiven): Promise<boolean> => {
  const row = await state.db.selectFrom("leases").select("holder").where("name", "=", name).executeTakeFirst();
  const [host, pid] = (row?.holder ?? "").split(" ");
  if (row === undefined || host !== hostname() || isAlive(Number(pid))) return row === undefined;
  await state.db.deleteFrom("leases").where("name", "=", name).where("holder", "=", row.holder).execute();
  return true;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
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
