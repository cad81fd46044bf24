import { formatCount, formatDay, formatRate, formatTarget } from "../format.js";
import type { PromiseReport, SeriesPoint } from "../model.js";
import { say } from "../words/say.js";
import { type Html, html } from "./escape.js";
import { tableBehind } from "./measure.js";
import { type Label, line, plot, spread, stretched } from "./plot.js";

type Known = SeriesPoint & { readonly estimate: number; readonly low: number; readonly high: number };
const isKnown = (point: SeriesPoint): point is Known =>
  point.estimate !== null && point.low !== null && point.high !== null;

const height = 190;
const top = 12;

/** The rate over time with its bands, what was promised as an ink step, gaps hatched, an unfinished period dashed to a hollow point. */
export const seriesFigure = (
  report: PromiseReport,
  { hue, today }: { hue: "kept" | "broken" | "ink"; today: string },
): Html => {
  const { series } = report;
  if (series.length === 0) return html``;
  const floor = floorOf(series);
  const y = (share: number): number => top + ((1 - Math.max(floor, share)) / (1 - floor)) * (height - top);
  const x = (i: number): number => ((i + 0.5) / series.length) * 100;
  const title = say("series.title", report);
  return html`<figure><h3>${title}</h3>${plot({
    height,
    left: yLabels(floor, y),
    below: [...spread(series.length, 6)].map(
      (i, n): Label => ({
        at: (i / series.length) * 100,
        text: formatDay(series[i]!.from, { form: "short", today, year: "never" }),
        ...(n % 2 === 1 ? { minor: true } : {}),
      }),
    ),
    drawn: drawing(series, { x, y, floor, hue: `var(--${hue})` }),
  })}<figcaption>${captionOf(series, floor)}</figcaption>${tableBehind(
    title,
    ["From", "Kept", "Between", "Promised", "Out of", "Cannot be judged", "Not due yet"],
    series.map((point) => {
      const rate = isKnown(point) ? formatRate(point, point.target) : null;
      return [
        formatDay(point.from, { today }),
        rate?.estimate ?? "–",
        rate ? `${rate.range}%` : "–",
        formatTarget(point.target),
        formatCount(point.kept + point.broken),
        formatCount(point.unknown),
        formatCount(point.pending),
      ];
    }),
  )}</figure>`;
};

/** A round number below all that is drawn; never less than 5 points of room. */
const floorOf = (series: readonly SeriesPoint[]): number => {
  const least = Math.min(
    ...series.flatMap((point) => [
      point.target,
      ...(isKnown(point) && !point.unfinished ? [Math.max(point.low, point.estimate - 0.2)] : []),
    ]),
  );
  return Math.max(0, Math.min(0.9, Math.floor((least - 0.005) * 20) / 20));
};

const yLabels = (floor: number, y: (share: number) => number): Label[] => {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find((each) => (1 - floor) / each <= 5) ?? 0.5;
  return Array.from({ length: Math.floor((1 - floor) / step + 1e-9) + 1 }, (_, i) => 1 - i * step).map((share) => ({
    at: y(share),
    text: formatTarget(share),
  }));
};

type Axes = {
  readonly x: (i: number) => number;
  readonly y: (share: number) => number;
  readonly floor: number;
  readonly hue: string;
};

const drawing = (series: readonly SeriesPoint[], { x, y, floor, hue }: Axes): string => {
  const grid = yLabels(floor, y).map(
    ({ at }) => `<line x1="0" x2="100%" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}" stroke="var(--line)"/>`,
  );
  const width = 100 / series.length;
  const gaps = series.flatMap((point, i) =>
    isKnown(point)
      ? []
      : [
          `<rect x="${(i * width).toFixed(2)}%" y="${top}" width="${width.toFixed(2)}%" height="${height - top}" fill="url(#hatch)" fill-opacity=".55"/>`,
        ],
  );
  const runs = runsOf(series);
  const point = (i: number, share: number): string => `${x(i).toFixed(2)} ${y(share).toFixed(1)}`;
  const band = (
    run: readonly number[],
    low: (p: Known) => number,
    high: (p: Known) => number,
    opacity: number,
  ): string => {
    if (run.length < 2) return "";
    const known = run.map((i) => series[i] as Known);
    const d = `M${run.map((i, n) => point(i, high(known[n]!))).join("L")}L${[...run]
      .reverse()
      .map((i, n) => point(i, low(known[known.length - 1 - n]!)))
      .join("L")}Z`;
    return `<path d="${d}" fill="${hue}" fill-opacity="${opacity}"/>`;
  };
  const finished = (run: readonly number[]): number[] => run.filter((i) => !series[i]!.unfinished);
  const paths = runs.flatMap((run) => {
    const done = finished(run);
    const last =
      run.length > done.length
        ? [done[done.length - 1], run[run.length - 1]!].filter((i): i is number => i !== undefined)
        : [];
    const to = (indexes: readonly number[]): string =>
      `M${indexes.map((i) => point(i, (series[i] as Known).estimate)).join("L")}`;
    return [
      band(
        done,
        (p) => p.low,
        (p) => p.high,
        0.16,
      ),
      band(
        done,
        (p) => p.low50 ?? p.estimate,
        (p) => p.high50 ?? p.estimate,
        0.24,
      ),
      done.length > 1 ? line(to(done), hue, 'stroke-width="2.25" stroke-linejoin="round"') : "",
      last.length > 1 ? line(to(last), hue, 'stroke-width="2" stroke-dasharray="3 4"') : "",
    ];
  });
  const steps = line(targetSteps(series, width, y), "var(--ink)", 'stroke-width="1.25"');
  const dots = runs.flatMap((run) =>
    run.map((i) => {
      const known = series[i] as Known;
      const alone =
        run.length === 1 || known.unfinished
          ? `<line x1="${x(i).toFixed(2)}%" x2="${x(i).toFixed(2)}%" y1="${y(known.high).toFixed(1)}" y2="${y(known.low).toFixed(1)}" stroke="${hue}" stroke-opacity=".3" stroke-width="6"/>`
          : "";
      const hollow = known.unfinished
        ? `fill="var(--paper)" stroke="${hue}" stroke-width="2" r="4.5"`
        : `fill="${hue}" r="${series.length > 40 ? 1.5 : 2.75}"`;
      return `${alone}<circle cx="${x(i).toFixed(2)}%" cy="${y(known.estimate).toFixed(1)}" ${hollow}/>`;
    }),
  );
  return [...grid, ...gaps, stretched(height, paths.join("") + steps), ...dots, ...targetLabels(series, width, y)].join(
    "",
  );
};

/** Stretches of periods that have a rate: the line is never joined over a gap. */
const runsOf = (series: readonly SeriesPoint[]): number[][] => {
  const runs: number[][] = [];
  series.forEach((point, i) => {
    if (!isKnown(point)) return;
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1] === i - 1) run.push(i);
    else runs.push([i]);
  });
  return runs;
};

const targetSteps = (series: readonly SeriesPoint[], width: number, y: (share: number) => number): string =>
  series
    .map(
      (point, i) =>
        `${i === 0 ? "M0" : `L${(i * width).toFixed(2)}`} ${y(point.target).toFixed(1)}L${((i + 1) * width).toFixed(2)} ${y(point.target).toFixed(1)}`,
    )
    .join("");

/** Where a level of promise begins, its label stands beside the line, on the side where the rate is not. */
const targetLabels = (series: readonly SeriesPoint[], width: number, y: (share: number) => number): string[] =>
  series.flatMap((point, i) => {
    if (i > 0 && series[i - 1]!.target === point.target) return [];
    const near = series.slice(i, i + 4).filter(isKnown);
    const above = near.reduce((sum, each) => sum + each.estimate - point.target, 0) < 0;
    const at = y(point.target) + (above || y(point.target) > height - 20 ? -5 : 14);
    return [
      `<text class="halo" x="${(i * width + 0.4).toFixed(2)}%" y="${at.toFixed(1)}">promised ${formatTarget(point.target)}</text>`,
    ];
  });

const captionOf = (series: readonly SeriesPoint[], floor: number): string => {
  const parts: string[] = [];
  const last = series[series.length - 1]!;
  const gaps = series.filter((point) => !isKnown(point)).length;
  if (gaps > 0) parts.push("Hatched: cannot be judged.");
  if (last.unfinished)
    parts.push(`Last point: not finished${last.pending > 0 ? `, ${say("series.unfinished", last)}` : ""}.`);
  parts.push(
    `Pale band: where the rate lies, 19 times of 20.${floor > 0 ? ` The scale starts at ${formatTarget(floor)}.` : ""}`,
  );
  return parts.join(" ");
};
