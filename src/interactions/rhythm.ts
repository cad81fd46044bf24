import { DateTime } from "luxon";
import type { Bucket, CoverageQuestion } from "./model.js";

const hour = 3_600_000;
/** A silence during which so many were usual is a gap: e^-14 is one in a million, were arrivals independent. */
const surprising = 14;
/** A rhythm takes so many weeks to learn. */
const weeksNeeded = 4;
/** After a silence this long a source begins anew: a wrong date a century ago is not its beginning. */
const newBeginning = 366 * 24 * hour;

/**
 * A source's own rhythm by weekday and hour (where hours are too thin: by weekday): the median over all weeks of how much a
 * slot holds. A run of empty slots that usually hold enough together is one empty bucket; the rest has arrived. Empty: no rhythm.
 */
export const learnRhythm = (asked: CoverageQuestion): readonly Bucket[] => {
  const { question, silence } = sinceBeginning(asked);
  const total = question.arrivals.reduce((sum, a) => sum + a.n, 0);
  for (const unit of ["hour", "day"] as const) {
    const slots = slotted(question, unit);
    const weeks = slots.length / (unit === "hour" ? 168 : 7);
    if (weeks < weeksNeeded) return [];
    const usual = mediansBySlot(slots);
    const carried = slots.reduce((sum, slot) => sum + (usual.get(slot.key) ?? 0), 0);
    // The medians must stand for most of what came, or silence means nothing.
    if (carried >= 0.6 * total) return [...silentBefore(silence, carried / weeks), ...joined(slots, usual)];
  }
  return [];
};

type Silence = { readonly from: number; readonly to: number };

/** What came after the last silence of a year or more, and that silence. */
const sinceBeginning = (question: CoverageQuestion): { question: CoverageQuestion; silence: Silence | null } => {
  const hours = question.arrivals.map((a) => a.from).sort((a, b) => a - b);
  const i = hours.findLastIndex((at, j) => j > 0 && at - hours[j - 1]! > newBeginning);
  if (i < 0) return { question, silence: null };
  const to = hours[i]!;
  return {
    question: { ...question, arrivals: question.arrivals.filter((a) => a.from >= to) },
    silence: { from: hours[i - 1]! + hour, to },
  };
};

const silentBefore = (silence: Silence | null, perWeek: number): readonly Bucket[] =>
  silence === null
    ? []
    : [{ part: "", ...silence, due: (perWeek * (silence.to - silence.from)) / (168 * hour), arrived: 0 }];

type Slot = { readonly key: number; readonly from: number; readonly to: number; readonly n: number };

const slotted = (question: CoverageQuestion, unit: "hour" | "day"): readonly Slot[] => {
  const counts = new Map<number, number>();
  const start = (ms: number) => DateTime.fromMillis(ms, { zone: question.zone }).startOf(unit).toMillis();
  let first = Number.POSITIVE_INFINITY;
  for (const { from, n } of question.arrivals) {
    const at = start(from);
    counts.set(at, (counts.get(at) ?? 0) + n);
    first = Math.min(first, at);
  }
  const slots: Slot[] = [];
  for (let at = DateTime.fromMillis(first, { zone: question.zone }); at.toMillis() < question.asOf; ) {
    const next =
      unit === "hour"
        ? DateTime.fromMillis(at.toMillis() + hour, { zone: question.zone })
        : at.plus({ days: 1 }).startOf("day");
    slots.push({
      key: unit === "hour" ? at.weekday * 24 + at.hour : at.weekday,
      from: at.toMillis(),
      to: next.toMillis(),
      n: counts.get(at.toMillis()) ?? 0,
    });
    at = next;
  }
  return slots;
};

const mediansBySlot = (slots: readonly Slot[]): ReadonlyMap<number, number> => {
  const byKey = new Map<number, number[]>();
  for (const { key, n } of slots) {
    const counts = byKey.get(key);
    if (counts) counts.push(n);
    else byKey.set(key, [n]);
  }
  return new Map(
    [...byKey].map(([key, counts]) => [key, counts.sort((a, b) => a - b)[Math.floor((counts.length - 1) / 2)]!]),
  );
};

/** Runs of empty slots become one bucket; it is empty only if the run is surprising. */
const joined = (slots: readonly Slot[], usual: ReadonlyMap<number, number>): readonly Bucket[] => {
  const buckets: Bucket[] = [];
  let run: Bucket | null = null;
  const close = () => {
    if (run) buckets.push(run.due >= surprising ? run : { ...run, arrived: 1 });
    run = null;
  };
  for (const { key, from, to, n } of slots) {
    const due = usual.get(key) ?? 0;
    if (n > 0) {
      close();
      if (due > 0) buckets.push({ part: "", from, to, due, arrived: n });
    } else
      run = run ? { ...(run as Bucket), to, due: (run as Bucket).due + due } : { part: "", from, to, due, arrived: 0 };
  }
  close();
  return buckets;
};
