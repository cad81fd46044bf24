import { formatBounds, formatCount, formatRate } from "../format.js";
import type { PromiseVerdict } from "../model.js";
import { say } from "../words/say.js";
import { type Html, html } from "./escape.js";

/** The only way a rate is printed: value, range, out of how many; or why there is none. */
export const measureLine = (rate: PromiseVerdict["keepRate"], target?: number): Html => {
  if (!("status" in rate)) {
    const text = formatRate(rate, target);
    return html`<b>${text.estimate}</b> <span class="quiet">${text.range} · ${say("measure.of", { n: rate.n })}</span>`;
  }
  if (rate.status === "unknown")
    return html`<b>${formatBounds(rate.bounds, target).range}%</b> <span class="quiet">${say("measure.couldBeAny", { n: rate.n })}</span>`;
  return html`<span class="quiet">${rate.status === "insufficient" ? say("measure.few", rate) : say("measure.none", {})}</span>`;
};

/** A table behind a figure: the same numbers, for those who cannot or will not look at it. */
export const tableBehind = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): Html =>
  html`<details class="table"><summary>${title} as a table</summary><div class="scroll" tabindex="0" role="group" aria-label="${title} as a table"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows
    .slice(0, 500)
    .map(
      (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
    )}</tbody></table>${rows.length > 500 && html`<p>and ${formatCount(rows.length - 500)} more</p>`}</div></details>`;
