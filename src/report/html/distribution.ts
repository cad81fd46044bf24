import { formatCount, formatDurationMs, formatMeasured } from "../format.js";
import type { Distribution, Unit } from "../model.js";
import { say } from "../words/say.js";
import { type Html, html } from "./escape.js";
import { tableBehind } from "./measure.js";
import { type Label, plot, spread } from "./plot.js";

const height = 190;
const top = 22;

const titles: Record<Unit, string> = {
  ms: "How long it took",
  days: "Days early or late",
  "working days": "How many working days it took",
  contacts: "Contacts it took",
  handovers: "Handovers it took",
  channels: "Channels it took",
  score: "Scores given",
  difference: "How far apart",
};

/** Values between a bin's edges, the upper included; of the others each bin is one whole number. */
const continuous = (unit: Unit): boolean => ["ms", "days", "working days", "difference"].includes(unit);

/** By how much: left of what was promised in blue, beyond it in vermilion; still waiting dotted; what cannot be said hatched at the end. */
export const distributionFigure = (distribution: Distribution): Html => {
  const { bins, unit } = distribution;
  if (bins.length === 0) return html``;
  const columns = bins.length + (distribution.unknown > 0 ? 2 : 0);
  const width = 100 / columns;
  const highest = Math.max(1, distribution.unknown, ...bins.map((bin) => bin.kept + bin.broken + bin.pending));
  const px = (n: number): number => (n === 0 ? 0 : Math.max(1, (n / highest) * (height - top)));
  const at = limitAt(distribution);
  const title = titles[unit];
  return html`<figure><h3>${title}</h3>${plot({ height, left: [], below: xLabels(distribution, width), drawn: drawing(distribution, { width, px, at }) })}<figcaption>${captionOf(distribution)}</figcaption>${tableBehind(
    title,
    [title, "Kept", "Broken", "Still waiting"],
    [
      ...bins.map((bin) => [
        `${edge(bin.from, unit)}${bin.to === null ? " or more" : continuous(unit) ? ` to ${edge(bin.to, unit)}` : ""}`,
        formatCount(bin.kept),
        formatCount(bin.broken),
        formatCount(bin.pending),
      ]),
      ...(distribution.unknown > 0 ? [["Cannot say", formatCount(distribution.unknown), "", ""]] : []),
    ],
  )}</figure>`;
};

/** The index of the first bin beyond what was promised. A time exactly met is in time, so its bin begins there; whole counts are inclusive. */
const limitAt = ({ bins, limit, unit }: Distribution): number | null => {
  const promised = limit ?? (unit === "days" ? 0 : null);
  if (promised === null) return null;
  const beyond =
    continuous(unit) || unit === "score" ? (from: number) => from >= promised : (from: number) => from > promised;
  const i = bins.findIndex((bin) => beyond(bin.from));
  return i < 0 ? bins.length : i;
};

type Drawn = { readonly width: number; readonly px: (n: number) => number; readonly at: number | null };

const drawing = (distribution: Distribution, { width, px, at }: Drawn): string => {
  const column = (i: number, from: number, n: number, style: string): string =>
    n === 0
      ? ""
      : `<rect x="${(i * width + width * 0.06).toFixed(2)}%" y="${(height - from - px(n)).toFixed(1)}" width="${(width * 0.88).toFixed(2)}%" height="${px(n).toFixed(1)}" ${style}/>`;
  const bars = distribution.bins.map((bin, i) =>
    [
      column(i, 0, bin.kept, 'fill="var(--kept)"'),
      column(i, px(bin.kept), bin.broken, 'fill="var(--broken)"'),
      column(
        i,
        px(bin.kept) + px(bin.broken),
        bin.pending,
        'fill="none" stroke="var(--ink-3)" stroke-dasharray="1.5 2"',
      ),
    ].join(""),
  );
  const unknown =
    distribution.unknown > 0
      ? column(distribution.bins.length + 1, 0, distribution.unknown, 'fill="url(#hatch)" stroke="var(--ink-3)"')
      : "";
  const base = `<line x1="0" x2="100%" y1="${height}" y2="${height}" stroke="var(--line-strong)"/>`;
  return [base, ...bars, unknown, limitMark(distribution, at === null ? null : at * width)].join("");
};

const limitMark = ({ limit, unit }: Distribution, at: number | null): string => {
  if (at === null) return "";
  const says =
    limit === null || unit === "days"
      ? "the day promised"
      : `promised ${unit === "score" ? "at least " : ""}${edge(limit, unit)}`;
  const [anchor, dx] = at > 50 ? ["end", -6] : ["start", 6];
  return `<line x1="${at.toFixed(2)}%" x2="${at.toFixed(2)}%" y1="4" y2="${height}" stroke="var(--ink)" stroke-width="1.25"/><text class="halo" x="${at.toFixed(2)}%" dx="${dx}" y="12" text-anchor="${anchor}">${says}</text>`;
};

/** A bin's edge, short enough for an axis. */
const edge = (value: number, unit: Unit): string => {
  if (unit === "ms") return value === 0 ? "0" : formatDurationMs(value);
  if (unit === "days") return value === 0 ? "0" : value > 0 ? `+${value}` : `−${-value}`;
  return String(Number(value.toFixed(2)));
};

const xLabels = ({ bins, unknown, unit }: Distribution, width: number): Label[] => {
  const edges = spread(bins.length, 6).map(
    (i, n): Label => ({
      at: i * width + (continuous(unit) ? 0 : width / 2),
      text: edge(bins[i]!.from, unit),
      ...(n % 2 === 1 ? { minor: true } : {}),
    }),
  );
  return unknown > 0
    ? [...edges.filter((label) => label.at < 82), { at: 100, text: say("distribution.cannotSay", { n: unknown }) }]
    : edges;
};

const captionOf = (distribution: Distribution): Html => {
  const { median, p95, pending, unit } = distribution;
  const within =
    median === null || unit === "score"
      ? ""
      : say("distribution.half", {
          median: formatMeasured(median, unit),
          p95: p95 === null ? null : formatMeasured(p95, unit),
        });
  const waiting = pending > 0 ? say("distribution.waiting", { n: pending }) : "";
  const text = [within.charAt(0).toUpperCase() + within.slice(1), waiting].filter(Boolean).join(". ");
  return html`${text === "" ? "" : `${text}. `}<span class="key"><i class="swatch kept"></i> kept <i class="swatch broken"></i> broken</span>`;
};
