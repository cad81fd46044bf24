import type { Context } from "../context.js";
import type { Scheduled } from "../schedule/scheduler.js";
import { pollerRow } from "./poller-state.js";
import { leaseOf } from "./poller-states.js";
import { isPolled, type PollOptions, runPoll } from "./run-poll.js";

type Given = Omit<PollOptions, "signal"> & { readonly onTaken: () => void };

/** What is to be polled now: their own state says when, since what fails is asked less often and what is not done at once again. */
export const duePolls = async (context: Context, given: Given): Promise<readonly Scheduled[]> => {
  const polled = (await context.workspace()).sources.filter(isPolled);
  if (polled.length === 0) return [];
  const { state } = await context.stores();
  const rows = await state.db.selectFrom("pollers").select(["source", "next_at"]).execute();
  const isDue = (next: string | null | undefined) => !next || next <= context.clock.now().toISOString();
  return polled
    .filter(({ name }) => isDue(rows.find((row) => row.source === name)?.next_at))
    .map((source) => ({
      name: leaseOf(source.name),
      rhythm: { everyMs: 0 },
      work: async (signal) => {
        // Another replica may have polled since we looked.
        if (!isDue((await pollerRow(state, source.name)).next_at)) return;
        const run = await runPoll(context, source, { ...given, signal });
        if (run.rows > 0) given.onTaken();
        if (run.problem !== null) throw new Error(run.problem.says);
      },
    }));
};
