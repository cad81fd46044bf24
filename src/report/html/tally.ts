import { daysBetween, formatCount, formatDay } from "../format.js";
import type { TallyDay } from "../model.js";
import { say } from "../words/say.js";
import { constant, type Html, html } from "./escape.js";
import { tableBehind } from "./measure.js";

const square = 8;
const pitch = square + 2;
const highest = 16;

/** One square a person and day, filled upward, the latest week solid; a foot under each day, hatched when data are missing. */
export const tally = (days: readonly TallyDay[], today: string): Html => {
  if (days.length === 0) return html``;
  const shown = days.length > 62 ? byWeek(days) : days;
  const most = Math.max(...shown.map((each) => each.letDown));
  // Three abreast on a page, fewer where the page is narrow or the days are many.
  const wide = { abreast: shown.length <= 31 ? 3 : shown.length <= 45 ? 2 : 1, width: 1040 };
  const narrow = { abreast: shown.length <= 31 ? 2 : 1, width: 354 };
  const each =
    [1, 10, 100, 1_000, 10_000].find((size) => Math.ceil(most / size / narrow.abreast) <= highest) ?? 100_000;
  const latest =
    shown === days
      ? (day: string) => daysBetween(day, days[days.length - 1]!.day) < 7
      : (_: string, i: number) => i === shown.length - 1;
  const name = shown === days ? "Let down, day by day" : "Let down, week by week";
  return html`<figure class="tally"><div aria-hidden="true">${[wide, narrow].map((room, i) => drawing(shown, { ...room, each, latest, name: i === 0 ? "wide" : "narrow" }))}<div class="ends"><span>${formatDay(shown[0]!.day, { form: "plain", today })}</span><span>${formatDay(days[days.length - 1]!.day, { form: "plain", today })}</span></div></div><figcaption>${say("tally.caption", { each, by: shown === days ? "day" : "week", days: days.length })}</figcaption>${tableBehind(
    name,
    ["From", "People let down", "Data"],
    shown.map((day) => [
      formatDay(day.day, { today }),
      formatCount(day.letDown),
      day.missing ? "some are missing" : "complete",
    ]),
  )}</figure>`;
};

const byWeek = (days: readonly TallyDay[]): TallyDay[] => {
  const weeks: TallyDay[] = [];
  for (let end = days.length; end > 0; end -= 7) {
    const week = days.slice(Math.max(0, end - 7), end);
    weeks.unshift({
      day: week[0]!.day,
      letDown: week.reduce((sum, day) => sum + day.letDown, 0),
      missing: week.some((day) => day.missing),
    });
  }
  return weeks;
};

type Drawn = {
  readonly abreast: number;
  readonly width: number;
  readonly each: number;
  readonly latest: (day: string, i: number) => boolean;
  readonly name: string;
};

const drawing = (days: readonly TallyDay[], { abreast, width, each, latest, name }: Drawn): Html => {
  const slot = width / days.length;
  const between = Math.min(9, slot * 0.24);
  const scale = Math.min(1.4, Math.max(0.2, (slot - between) / (abreast * pitch - 2)));
  const [size, step] = [square * scale, pitch * scale];
  const rows = Math.max(1, ...days.map((day) => Math.ceil(day.letDown / each / abreast)));
  const base = rows * step;
  const marks = days.map((day, i) => {
    const x = i * slot;
    const path = Array.from(
      { length: Math.ceil(day.letDown / each) },
      (_, n) =>
        `M${(x + (n % abreast) * step).toFixed(1)} ${(base - (Math.floor(n / abreast) + 1) * step + 2 * scale).toFixed(1)}h${size.toFixed(1)}v${size.toFixed(1)}h-${size.toFixed(1)}z`,
    ).join("");
    const foot = `<rect x="${x.toFixed(1)}" y="${(base + 3).toFixed(1)}" width="${(slot - 3).toFixed(1)}" height="6" fill="${day.missing ? "url(#hatch)" : "var(--line)"}"/>`;
    return `${path === "" ? "" : `<path d="${path}" fill="var(--broken)"${latest(day.day, i) ? "" : ' fill-opacity=".34"'}/>`}${foot}`;
  });
  return constant(
    `<svg class="${name}" viewBox="0 0 ${width} ${(base + 10).toFixed(0)}" width="100%">${marks.join("")}</svg>`,
  );
};
