import { constant, type Html, html } from "./escape.js";

/** A label beside or below a plot. `at` is px from the top (y) or percent from the left (x). */
export type Label = { readonly at: number; readonly text: string; readonly minor?: true };

export type PlotGiven = {
  readonly height: number;
  readonly left: readonly Label[];
  readonly below: readonly Label[];
  /** SVG of ours: x in percent, y in px. */
  readonly drawn: string;
};

/**
 * A figure that is as wide as its room without stretching text: axis labels are HTML, positions are percentages.
 * Lines and areas stand in a nested SVG, 100 wide, whose strokes do not scale.
 */
export const plot = ({ height, left, below, drawn }: PlotGiven): Html =>
  html`<div class="plot" aria-hidden="true"><div class="left">${left.map(
    (label) => html`<span style="top:${label.at.toFixed(1)}px">${label.text}</span>`,
  )}</div><svg width="100%" height="${height}" overflow="visible">${constant(drawn)}</svg><div class="below">${below.map(
    (label) =>
      html`<span class="${label.at < 8 ? "start" : label.at > 92 ? "end" : ""}${label.minor ? " minor" : ""}" style="left:${label.at.toFixed(2)}%">${label.text}</span>`,
  )}</div></div>`;

/** Paths in a box 100 wide and `height` high, stretched to the room. */
export const stretched = (height: number, paths: string): string =>
  `<svg width="100%" height="${height}" viewBox="0 0 100 ${height}" preserveAspectRatio="none" overflow="visible">${paths}</svg>`;

export const line = (d: string, stroke: string, more = ""): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" vector-effect="non-scaling-stroke" ${more}/>`;

/** At most `most` of the positions, evenly, always with the first. */
export const spread = (count: number, most: number): number[] => {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
};
