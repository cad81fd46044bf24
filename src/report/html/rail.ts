import type { PromiseVerdict } from "../model.js";
import { constant, type Html } from "./escape.js";
import { placed, type Scale } from "./scale.js";

export type RailGiven = {
  readonly rate: PromiseVerdict["keepRate"];
  readonly scale: Scale;
  /** Drawn as an ink tick with a head: what was promised. */
  readonly target?: number;
  /** Drawn as a thin line: everyone's rate, where rails are groups. */
  readonly everyone?: number;
  readonly hue: "kept" | "broken" | "ink" | "ink-3";
};

const mid = 16;

/** A rate and its two bands on one line, as wide as its room: only x is in percent, so nothing is stretched. */
export const rail = ({ rate, scale, target, everyone, hue }: RailGiven): Html => {
  const colour = `var(--${hue})`;
  const at = (share: number): number => placed(share, scale);
  const band = (low: number, high: number, opacity: number): string =>
    `<rect x="${at(low)}%" y="${mid - 6}" width="${Math.max(0.4, at(high) - at(low)).toFixed(2)}%" height="12" fill="${colour}" fill-opacity="${opacity}"/>`;
  const parts: string[] = [`<line x1="0" x2="100%" y1="${mid}" y2="${mid}" stroke="var(--line)"/>`];
  if (!("status" in rate)) {
    parts.push(band(rate.low, rate.high, 0.26), band(rate.low50, rate.high50, 0.42));
    parts.push(
      `<svg x="${at(rate.estimate)}%" overflow="visible"><rect x="-1.5" y="${mid - 8}" width="3" height="16" fill="${colour}"/></svg>`,
    );
    if (rate.low < scale.low) parts.push(leaving());
  } else if (rate.status === "unknown") {
    const [low, high] = [at(rate.bounds.low), at(rate.bounds.high)];
    parts.push(
      `<rect x="${low}%" y="${mid - 6}" width="${Math.max(0.6, high - low).toFixed(2)}%" height="12" fill="url(#hatch)" stroke="var(--ink-3)"/>`,
    );
    if (rate.bounds.low < scale.low) parts.push(leaving());
  } else
    parts[0] = `<line x1="0" x2="100%" y1="${mid}" y2="${mid}" stroke="var(--line-strong)" stroke-dasharray="2 3"/>`;
  if (everyone !== undefined)
    parts.push(
      `<line x1="${at(everyone)}%" x2="${at(everyone)}%" y1="2" y2="${mid * 2 - 2}" stroke="var(--line-strong)"/>`,
    );
  if (target !== undefined)
    parts.push(
      `<svg x="${at(target)}%" overflow="visible"><path d="M-4 2h8l-4 5z" fill="var(--ink)"/><path d="M0 4v${mid + 8}" stroke="var(--ink)" stroke-width="1.25"/></svg>`,
    );
  return constant(`<svg class="rail" width="100%" height="${mid * 2}" aria-hidden="true">${parts.join("")}</svg>`);
};

/** An open arrow where a range goes on below the scale. */
const leaving = (): string =>
  `<path d="M7 ${mid - 5}L1 ${mid}l6 5" fill="none" stroke="var(--ink-3)" stroke-width="1.4"/>`;
