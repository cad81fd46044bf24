/** What ended at one time since the start: `events` met, `censored` still open when last seen. Counts may be weights. */
export type SurvivalRow = { readonly time: number; readonly events: number; readonly censored: number };

/** One step per time with an event; `survival` is the share not yet met just after it. */
export type SurvivalStep = {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood's sum of d / (r (r - d)): the variance of the survival is survival^2 times it. Infinite once all are met. */
  readonly greenwood: number;
};

export type SurvivalCurve = {
  readonly n: number;
  readonly events: number;
  /** The last time anybody was watched, met or not; 0 if nobody was. */
  readonly lastTime: number;
  /** How many were still watched at the last time. */
  readonly lastAtRisk: number;
  readonly steps: readonly SurvivalStep[];
};

/**
 * The survival curve under right censoring, from counts by time: rows in any order, times may repeat. What is censored at a
 * time was still at risk at it. Assumes that being censored says nothing about the time to come. Kaplan & Meier (1958).
 */
export const kaplanMeier = (rows: readonly SurvivalRow[]): SurvivalCurve => {
  const ordered = isAscending(rows) ? rows : [...rows].sort((a, b) => a.time - b.time);
  const n = ordered.reduce((total, row) => total + row.events + row.censored, 0);
  const steps: SurvivalStep[] = [];
  let atRisk = n;
  let survival = 1;
  let greenwood = 0;
  let met = 0;
  let lastAtRisk = 0;
  for (let i = 0; i < ordered.length; ) {
    const { time } = ordered[i]!;
    let events = 0;
    let leaving = 0;
    for (; i < ordered.length && ordered[i]!.time === time; i++) {
      events += ordered[i]!.events;
      leaving += ordered[i]!.events + ordered[i]!.censored;
    }
    if (events > 0) {
      survival = events >= atRisk ? 0 : survival * (1 - events / atRisk);
      greenwood += events / (atRisk * (atRisk - events));
      met += events;
      steps.push({ time, atRisk, events, survival, greenwood });
    }
    if (leaving > 0) lastAtRisk = atRisk;
    atRisk -= leaving;
  }
  return { n, events: met, lastTime: ordered.at(-1)?.time ?? 0, lastAtRisk, steps };
};

const isAscending = (rows: readonly SurvivalRow[]): boolean =>
  rows.every((row, i) => i === 0 || rows[i - 1]!.time <= row.time);
