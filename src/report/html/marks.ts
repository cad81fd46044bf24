import { type MarkName, marks } from "../marks.js";
import { constant, type Html, html } from "./escape.js";

/** Patterns that all figures share, once a page. Hatching is 45 degrees, 1.25 px, every 5 px. */
export const sharedDefinitions: Html = constant(
  `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="var(--ink-3)" stroke-width="2.5"/></pattern></defs></svg>`,
);

const shapes: Record<MarkName, string> = {
  kept: `<circle cx="9" cy="9" r="8" fill="var(--kept)"/><path d="M5.2 9.2l2.6 2.6 5-5.2" fill="none" stroke="var(--paper)" stroke-width="2"/>`,
  keptTooClose: `<circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--kept)" stroke-width="1.6"/><path d="M5.2 9.2l2.6 2.6 5-5.2" fill="none" stroke="var(--kept)" stroke-width="1.8"/>`,
  broken: `<rect x="1.5" y="1.5" width="15" height="15" fill="var(--broken)"/><path d="M5.8 5.8l6.4 6.4M12.2 5.8l-6.4 6.4" stroke="var(--paper)" stroke-width="2"/>`,
  brokenTooClose: `<rect x="2.3" y="2.3" width="13.4" height="13.4" fill="none" stroke="var(--broken)" stroke-width="1.6"/><path d="M5.8 5.8l6.4 6.4M12.2 5.8l-6.4 6.4" stroke="var(--broken)" stroke-width="1.8"/>`,
  unknown: `<path d="M9 1.2L16.8 9 9 16.8 1.2 9z" fill="url(#hatch)" stroke="var(--ink-3)" stroke-width="1.3"/>`,
  pending: `<circle cx="9" cy="9" r="7" fill="none" stroke="var(--ink-3)" stroke-width="1.4" stroke-dasharray="1.5 2.5"/>`,
  void: `<path d="M5 9h8" stroke="var(--ink-3)" stroke-width="1.6"/>`,
};

const hues = { kept: "is-kept", broken: "is-broken", none: "is-none" } as const;

/** The verdict as a word, with its mark before it. The word is the text; the mark only repeats it. */
export const verdictMark = (name: MarkName): Html =>
  html`<span class="verdict ${hues[marks[name].hue]}"><svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">${constant(shapes[name])}</svg><span>${marks[name].word}</span></span>`;
