import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Clock } from "../../core/clock.js";
import type { AlertMessage } from "../../report/alert-message.js";
import type { AlertChannel } from "../../spec/alert-rules.js";
import type { Workspace } from "../../spec/workspace.js";
import type { DeliveriesTable } from "../../stores/alert-tables.js";
import type { State } from "../../stores/state.js";
import { nextTry } from "./backoff.js";
import { type Doors, type SendResult, sendMessage } from "./send-message.js";

type Row = Selectable<DeliveriesTable>;

export type Dispatcher = {
  /** Begins to send what is due, and goes on as lanes become free. */
  readonly kick: () => void;
  /** The same, and resolves when nothing is under way any more. */
  readonly round: () => Promise<void>;
  /** Resolves when what is under way has ended; nothing more is begun. */
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly state: State;
  readonly workspace: () => Promise<Workspace>;
  readonly clock: Clock;
  readonly doors: Doors;
  readonly onError: (error: unknown) => void;
  readonly random?: () => number;
  /** Longer than any sending takes: a process that died has let go of its messages after that. */
  readonly claimMs?: number;
};

const inLane = 2;
const inAll = 16;

/**
 * Sends each message at least once, always under the same id: it is claimed before and recorded after, so that a process that
 * dies between leaves it to be sent again. Each channel has a lane of its own: a slow one keeps no other waiting.
 */
export const startDispatcher = (options: Options): Dispatcher => {
  const { state, clock } = options;
  const claimMs = options.claimMs ?? 120_000;
  const lanes = new Map<string, Set<string>>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  const begin = async (): Promise<void> => {
    const now = clock.now().toISOString();
    for (const channel of await dueChannels(state, now)) {
      const lane = lanes.get(channel) ?? new Set<string>();
      lanes.set(channel, lane);
      const room = Math.min(inLane - lane.size, inAll - running.size);
      if (room <= 0 || stopped) continue;
      for (const row of await dueOf(state, { channel, now, not: [...lane], most: room })) {
        lane.add(row.id);
        const work = one(row)
          .catch(options.onError)
          .finally(() => {
            lane.delete(row.id);
            running.delete(work);
          });
        running.add(work);
        void work.then(kick);
      }
    }
  };

  /** One look at a time, and one more for whoever asks meanwhile. */
  let looking: Promise<void> | null = null;
  let again = false;
  const kick = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (looking !== null) again = true;
    looking ??= (async () => {
      do {
        again = false;
        await begin().catch(options.onError);
      } while (again && !stopped);
    })().finally(() => {
      looking = null;
    });
    return looking;
  };

  const one = async (row: Row): Promise<void> => {
    const now = clock.now();
    const claimed = await state.db
      .updateTable("deliveries")
      .set({
        attempts: Number(row.attempts) + 1,
        tried_at: now.toISOString(),
        next_at: new Date(now.getTime() + claimMs).toISOString(),
      })
      .where("id", "=", row.id)
      .where("state", "=", "waiting")
      .where("attempts", "=", row.attempts)
      .executeTakeFirst();
    if (Number(claimed.numUpdatedRows) === 0) return;
    const channel = (await options.workspace()).alerts.channels.find((each) => each.name === row.channel);
    const result = await trySending(state, { row, channel, doors: options.doors, now });
    await record(state, { row, channel, result, now: clock.now(), random: options.random ?? Math.random });
  };

  return {
    kick: () => void kick(),
    round: async () => {
      await kick();
      while (running.size > 0) {
        await Promise.race(running);
        await kick();
      }
    },
    stop: async () => {
      stopped = true;
      await looking;
      await Promise.allSettled(running);
    },
  };
};

/** A row that was written later than now was written by a clock that has been put back since: it does not wait for it. */
const isDue = (now: string) =>
  sql<boolean>`state = 'waiting' AND (next_at <= ${now} OR tried_at > ${now} OR (made_at > ${now} AND next_at <= made_at))`;

const dueChannels = async ({ db }: State, now: string): Promise<readonly string[]> =>
  (await db.selectFrom("deliveries").select("channel").distinct().where(isDue(now)).execute()).map(
    (row) => row.channel,
  );

const dueOf = (
  { db }: State,
  { channel, now, not, most }: { channel: string; now: string; not: readonly string[]; most: number },
): Promise<Row[]> => {
  const due = db.selectFrom("deliveries").selectAll().where("channel", "=", channel).where(isDue(now));
  return (not.length === 0 ? due : due.where("id", "not in", not)).orderBy("next_at").limit(most).execute();
};

type Trying = { row: Row; channel: AlertChannel | undefined; doors: Doors; now: Date };

const trySending = async (state: State, { row, channel, doors, now }: Trying): Promise<SendResult> => {
  const never = (says: string): SendResult => ({ ok: false, says, retryAfterMs: null, end: "permanent" });
  if (channel === undefined) return never("the channel is not declared any more");
  const stop = await state.db
    .selectFrom("stopped_channels")
    .select("says")
    .where("address_hash", "=", addressHash(channel))
    .executeTakeFirst();
  if (stop !== undefined) return never(stop.says);
  const message = JSON.parse(row.message) as AlertMessage;
  return sendMessage({ id: row.id, message, recipient: row.recipient, now }, channel, doors);
};

type Tried = { row: Row; channel: AlertChannel | undefined; result: SendResult; now: Date; random: () => number };

export const record = async ({ db }: State, { row, channel, result, now, random }: Tried): Promise<void> => {
  const at = now.toISOString();
  const set = (values: Partial<Row>) =>
    db
      .updateTable("deliveries")
      .set({ says: result.says, ...values })
      .where("id", "=", row.id)
      .execute();
  if (result.ok) {
    await set({ state: "sent", sent_at: at, next_at: null });
    return;
  }
  if (result.end === "gone" && channel !== undefined) {
    const says = "the other side said it is gone for good (410); test the channel to begin again";
    await db
      .insertInto("stopped_channels")
      .values({ address_hash: addressHash(channel), channel: channel.name, stopped_at: at, says })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const next = nextTry(Number(row.attempts) + 1, { now, random, retryAfterMs: result.retryAfterMs });
  const over = result.end !== null || next.toISOString() > row.give_up_at;
  await set(over ? { state: "given up", next_at: null } : { next_at: next.toISOString() });
};

/** Of where it leads, so that another address begins anew; the address itself may be a secret. */
export const addressHash = (channel: AlertChannel): string =>
  createHash("sha256")
    .update(channel.kind === "mail" ? `mail ${channel.name}` : channel.url)
    .digest("hex");
