import { formatCount, formatDay } from "../format.js";
import type { PromiseReport, PromiseVerdict } from "../model.js";
import { say } from "../words/say.js";
import { type Html, html } from "./escape.js";
import { tableBehind } from "./measure.js";
import { type Label, line, plot, spread, stretched } from "./plot.js";

const height = 130;
const top = 14;

/** How many may still be let down, from the allowance down, day by day; under zero in vermilion; hatched where coverage was lost. */
export const stairsFigure = (report: PromiseReport, verdict: PromiseVerdict, today: string): Html => {
  const days = report.budget;
  const budget = verdict.budget;
  if (budget === null || days.length === 0) return html``;
  const [most, least] = [Math.max(budget.allowed, 1), Math.min(0, ...days.map((each) => each.left))];
  const y = (left: number): number => top + ((most - left) / (most - least)) * (height - top);
  const width = 100 / days.length;
  const levels = [budget.allowed, ...days.map((each) => each.left)];
  const stairs = days
    .map(
      (each, i) =>
        `${i === 0 ? `M0 ${y(budget.allowed).toFixed(1)}` : ""}H${(i * width).toFixed(2)}V${y(each.left).toFixed(1)}H${((i + 1) * width).toFixed(2)}`,
    )
    .join("");
  const under = days.map((each, i) =>
    each.left < 0
      ? `<rect x="${(i * width).toFixed(2)}%" y="${y(0).toFixed(1)}" width="${(width + 0.05).toFixed(2)}%" height="${(y(each.left) - y(0)).toFixed(1)}" fill="var(--broken)" fill-opacity=".34"/>`
      : "",
  );
  const frozen = days.map((each, i) =>
    each.frozen
      ? `<rect x="${(i * width).toFixed(2)}%" y="${top}" width="${(width + 0.05).toFixed(2)}%" height="${height - top}" fill="url(#hatch)" fill-opacity=".55"/>`
      : "",
  );
  const zero = `<line x1="0" x2="100%" y1="${y(0).toFixed(1)}" y2="${y(0).toFixed(1)}" stroke="var(--line-strong)"/>`;
  const pace = line(
    `M0 ${y(budget.allowed).toFixed(1)}L100 ${y(0).toFixed(1)}`,
    "var(--ink-3)",
    'stroke-width="1" stroke-dasharray="2 3"',
  );
  const last = levels[levels.length - 1]!;
  const ink = last < 0 ? "var(--broken)" : "var(--ink)";
  const end = `<circle cx="100%" cy="${y(last).toFixed(1)}" r="3.5" fill="${ink}"/>`;
  return html`<figure><h3>May still be let down</h3>${plot({
    height,
    left: [
      { at: y(budget.allowed), text: formatCount(budget.allowed) },
      { at: y(0), text: "0" },
      ...(last < 0 && y(last) - y(0) > 16 ? [{ at: y(last), text: `−${formatCount(-last)}` }] : []),
    ],
    below: spread(days.length, 5).map(
      (i, n): Label => ({
        at: i * width,
        text: formatDay(days[i]!.day, { form: "short", today, year: "never" }),
        ...(n % 2 === 1 ? { minor: true } : {}),
      }),
    ),
    drawn: [...frozen, zero, ...under, stretched(height, pace + line(stairs, ink, 'stroke-width="2"')), end].join(""),
  })}<figcaption>${say("budget.sentence", budget)} Dashed: an even pace.${days.some((each) => each.frozen) ? " Hatched: frozen, data are missing." : ""}</figcaption>${tableBehind(
    "May still be let down",
    ["Day", "May still be let down"],
    days.map((each) => [
      formatDay(each.day, { today }),
      `${each.left < 0 ? `${formatCount(-each.left)} over` : formatCount(each.left)}${each.frozen ? ", frozen" : ""}`,
    ]),
  )}</figure>`;
};
