import type { Judge } from "../serve/judge.js";
import type { Part } from "../serve/part.js";
import { liveOf } from "./live-of.js";

const prepareEveryMs = 600_000;

/** Looks after what comes live: makes ready, tells the judge of what was committed, and ends when all is on disk. */
export const receiving: Part = {
  name: "receiving",
  start: async ({ context, judge, log }) => {
    const live = await liveOf(context);
    live.onCommitted(unhurried(judge));
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

const soonestMs = 300;
const latestMs = 3_000;

/** Judging shares the cores with what comes in: after each round it rests three times as long, and never longer than three seconds. */
const unhurried = (judge: Judge): (() => void) => {
  let waiting = false;
  let again = false;
  let took = 0;
  const later = () => {
    again = waiting;
    if (waiting) return;
    waiting = true;
    setTimeout(
      () => {
        const before = performance.now();
        again = false;
        judge.kick();
        void judge.settled().then(() => {
          took = performance.now() - before;
          waiting = false;
          // What came while it judged is for the next round.
          if (again) later();
        });
      },
      Math.min(latestMs, Math.max(soonestMs, took * 3)),
    ).unref();
  };
  return later;
};
