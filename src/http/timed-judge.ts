import { metrics } from "../app/metrics.js";
import type { Judge } from "../app/serve/judge.js";

/** The judge, with how long what arrived waits for its verdicts: from the first kick that no round had seen until the round's end. */
export const timedJudge = (start: (judged: () => void) => Judge): Judge => {
  let since: number | null = null;
  let next: number | null = null;
  const judge = start(() => {
    if (since !== null) metrics.judgingLagSeconds.observe((performance.now() - since) / 1_000);
    since = next;
    next = null;
  });
  return {
    ...judge,
    kick: () => {
      // A kick while a round is under way is seen by the next one.
      if (since === null) since = performance.now();
      else next ??= performance.now();
      judge.kick();
    },
  };
};
