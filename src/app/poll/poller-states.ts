import { formatDuration } from "../../core/duration.js";
import type { PollerState } from "../../report/poll-answers.js";
import type { Context } from "../context.js";
import { isPolled } from "./run-poll.js";

export const leaseOf = (source: string): string => `poll ${source}`;

/** Every polled source as it stands, in the order of kept.yaml. */
export const pollerStates = async (context: Context): Promise<readonly PollerState[]> => {
  const polled = (await context.workspace()).sources.filter(isPolled);
  if (polled.length === 0) return [];
  const { state } = await context.stores();
  const rows = await state.db.selectFrom("pollers").selectAll().execute();
  const now = context.clock.now().toISOString();
  const leases = await state.db.selectFrom("leases").select("name").where("until", ">", now).execute();
  return polled.map(({ name, poll }) => {
    const row = rows.find((one) => one.source === name);
    return {
      source: name,
      from: poll.from.kind,
      every: formatDuration({ months: 0, days: 0, ms: poll.everyMs }),
      polledAt: row?.polled_at ?? null,
      succeededAt: row?.succeeded_at ?? null,
      nextAt: row?.next_at ?? null,
      running: leases.some((lease) => lease.name === leaseOf(name)),
      records: Number(row?.records ?? 0),
      lastRecords: Number(row?.last_records ?? 0),
      failures: Number(row?.failures ?? 0),
      problem: row?.error_code
        ? { code: row.error_code, says: row.error_says ?? "", ...(row.error_write ? { write: row.error_write } : {}) }
        : null,
    };
  });
};
