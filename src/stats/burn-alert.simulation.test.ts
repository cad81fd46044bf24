import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { random } from "../core/random.js";
import { burnAlert } from "./burn-alert.js";
import { burnBackstop } from "./burn-backstop.js";
import { burnWindows } from "./burn-windows.js";

/** Time runs in bins of the shortest short window: 8,640 bins are a window of 28 days. */
const windowBins = 8640;
const windowMs = 28 * 86_400_000;
const binMs = windowMs / windowBins;
const binsPerDay = windowBins / 28;

type World = { target: number; perDay: number; brokenAt: (bin: number) => number; bins: number; seed: number };
type Firing = { bin: number; rule: number };

/** Cumulative counts by bin: arrivals at random times, each broken by chance. */
const history = ({ perDay, brokenAt, bins, seed }: World) => {
  const stream = random(seed);
  const due = new Int32Array(bins + 1);
  const broken = new Int32Array(bins + 1);
  const gap = binsPerDay / perDay;
  let next = stream.exponential(gap);
  for (let bin = 0; bin < bins; bin++) {
    due[bin + 1] = due[bin]!;
    broken[bin + 1] = broken[bin]!;
    for (; next < bin + 1; next += stream.exponential(gap)) {
      due[bin + 1]!++;
      if (stream.uniform() < brokenAt(bin)) broken[bin + 1]!++;
    }
  }
  const over = (end: number, length: number) => ({
    due: due[end]! - due[end - length]!,
    broken: broken[end]! - broken[end - length]!,
  });
  return over;
};

/** The least broken of `due` at which a rule could fire at all, remembered: so only few bins need the whole rule. */
const leastBroken = (fires: (due: number, broken: number) => boolean) => {
  const known = new Map<number, number>();
  return (due: number): number => {
    const before = known.get(due);
    if (before !== undefined) return before;
    let low = 0;
    let high = due + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fires(due, middle)) high = middle;
      else low = middle + 1;
    }
    known.set(due, low);
    return low;
  };
};

/** Every bin at which a rule fires, after a first full window; the last rule is the backstop. */
function* firings(world: World): Generator<Firing> {
  const { target, bins } = world;
  const over = history(world);
  const { pairs, backstop } = burnWindows({ target, windowMs });
  const test = { target };
  const rules = pairs.map((pair) => {
    const long = Math.round(pair.longMs / binMs);
    const short = Math.round(pair.shortMs / binMs);
    const all = { due: 1, broken: 1 };
    const least = leastBroken((due, broken) => burnAlert(pair, { long: { due, broken }, short: all }, test).fires);
    const fires = (end: number) => {
      const counts = over(end, long);
      return (
        counts.broken >= least(counts.due) && burnAlert(pair, { long: counts, short: over(end, short) }, test).fires
      );
    };
    return fires;
  });
  const tenth = Math.round(backstop.longMs / binMs);
  const gone = { allowed: 0, usedBefore: 1 };
  const least = leastBroken((due, broken) => burnBackstop(backstop, { last: { due, broken }, ...gone }, test).fires);
  rules.push((end) => {
    const last = over(end, tenth);
    if (last.broken < least(last.due)) return false;
    const whole = over(end, windowBins);
    const counts = { last, allowed: (1 - target) * whole.due, usedBefore: whole.broken - last.broken };
    return burnBackstop(backstop, counts, test).fires;
  });
  for (let end = windowBins; end <= bins; end++)
    for (let rule = 0; rule < rules.length; rule++) if (rules[rule]!(end)) yield { bin: end, rule };
}

const years = 10;

/** Alarms a year; firings less than a tenth of the window apart are one alarm, whatever the rule. */
const alarmsAYear = (target: number, perDay: number, share: number): number => {
  let alarms = 0;
  let last = Number.NEGATIVE_INFINITY;
  const bins = windowBins + Math.round(years * 365.25 * binsPerDay);
  for (const { bin } of firings({ target, perDay, brokenAt: () => share * (1 - target), bins, seed: 1 })) {
    if (bin - last > windowBins / 10) alarms++;
    last = bin;
  }
  return alarms / years;
};

/** Median hours from the start of the trouble to the first alarm; null if fewer than half are seen within a window. */
const hoursToDetect = (target: number, perDay: number, trouble: number): number | null => {
  const runs = 31;
  const start = windowBins + 700;
  const hours: number[] = [];
  for (let run = 0; run < runs; run++) {
    const brokenAt = (bin: number) => (bin < start ? 0.5 * (1 - target) : trouble);
    for (const { bin } of firings({ target, perDay, brokenAt, bins: start + windowBins, seed: 100 + run })) {
      if (bin <= start) continue;
      hours.push(((bin - start) / binsPerDay) * 24);
      break;
    }
  }
  return hours.sort((a, b) => a - b)[(runs - 1) / 2] ?? null;
};

const rows = [0.8, 0.9, 0.95, 0.99].flatMap((target) =>
  [3, 30, 300].map((perDay) => ({
    target,
    perDay,
    atTarget: alarmsAYear(target, perDay, 1),
    better: alarmsAYear(target, perDay, 0.8),
    outage: hoursToDetect(target, perDay, 1),
    half: hoursToDetect(target, perDay, 0.5),
    fourfold: hoursToDetect(target, perDay, 4 * (1 - target)),
  })),
);

const hours = (value: number | null) =>
  value === null ? "not in 28 d" : value < 10 ? value.toFixed(1) : value.toFixed(0);
const table = [
  "| target | due a day | false alarms a year, exactly at target | a fifth better than the target | hours to see: all break | half break | four times the allowed break |",
  "|---|---|---|---|---|---|---|",
  ...rows.map(
    (row) =>
      `| ${Math.round(row.target * 100)} % | ${row.perDay} | ${row.atTarget.toFixed(1)} | ${row.better.toFixed(1)} | ${hours(row.outage)} | ${hours(row.half)} | ${hours(row.fourfold)} |`,
  ),
].join("\n");

describe("the burn alerts, simulated", () => {
  it.each(rows)("raise few false alarms at $target with $perDay due a day", ({ atTarget, better }) => {
    expect(atTarget).toBeLessThanOrEqual(0.4);
    expect(better).toBeLessThanOrEqual(0.2);
  });

  it.each(rows)("see an outage at $target with $perDay due a day in time", ({ target, perDay, outage, half }) => {
    // The fastest pair that can fire bounds what is possible: it needs burn / largest burn of its long window.
    const [fastest] = burnWindows({ target, windowMs }).pairs;
    const least = (fastest!.burn * (1 - target) * fastest!.longMs) / 3_600_000;
    expect(outage).not.toBeNull();
    expect(outage!).toBeGreaterThan(0.5 * least);
    if (perDay === 300) expect(outage!).toBeLessThan(1.5 * least + 1);
    // With 3 due a day it takes 3 to 6 broken in a row to be sure.
    expect(outage!).toBeLessThan(perDay === 3 ? 72 : perDay === 30 ? 16 : 12);
    if (perDay > 3) expect(half!).toBeLessThan(60);
  });

  it("sees a slow burn of four times the allowed within three days, where there is traffic", () => {
    for (const { perDay, fourfold } of rows) if (perDay === 300) expect(fourfold!).toBeLessThan(72);
  });

  it("has its table in docs/methods/burn-alerts.md (write it anew with KEPT_WRITE_DOCS=1)", () => {
    const page = new URL("../../docs/methods/burn-alerts.md", import.meta.url);
    const text = readFileSync(page, "utf8");
    const marked = /(<!-- table -->\n)[\s\S]*?(<!-- end -->)/;
    if (process.env.KEPT_WRITE_DOCS) writeFileSync(page, text.replace(marked, `$1${table}\n$2`));
    else expect(text).toContain(table);
  });
});
