import type { Part } from "../serve/part.js";
import { liveOf } from "./live-of.js";

const prepareEveryMs = 600_000;

/** Looks after what comes live: makes ready, tells the judge of each commit, and ends when all is on disk. */
export const receiving: Part = {
  name: "receiving",
  start: async ({ context, judge, log }) => {
    const live = await liveOf(context);
    live.onCommitted(judge.kick);
    const prepare = () =>
      void live.prepare().catch((error: Error) => log(`making ready for events failed: ${error.message}`));
    prepare();
    const timer = setInterval(prepare, prepareEveryMs).unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await live.settled();
      },
    };
  },
};
