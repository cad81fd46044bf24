import { Cron } from "croner";

/** `everyMs`, or a cron pattern of five fields in a zone. */
export type Rhythm = { readonly everyMs: number } | { readonly cron: string; readonly zone: string };

/**
 * Whether a run is due: a time of the rhythm has passed since the last one. However many were missed, that is one run. What never
 * ran is due at once by an interval, and by a cron at its next time.
 */
export const isDue = (rhythm: Rhythm, given: { readonly ranAt: Date | null; readonly now: Date }): boolean => {
  const { ranAt, now } = given;
  if ("everyMs" in rhythm)
    // A clock that was put back must not hold it up for ever.
    return ranAt === null || now.getTime() - ranAt.getTime() >= rhythm.everyMs || ranAt > now;
  if (ranAt === null) return false;
  const next = nextRun(rhythm, ranAt);
  return next !== null && next <= now;
};

export const nextRun = (rhythm: Rhythm, after: Date): Date | null =>
  "everyMs" in rhythm
    ? new Date(after.getTime() + rhythm.everyMs)
    : new Cron(rhythm.cron, { timezone: rhythm.zone, paused: true }).nextRun(after);
