import { formatCount, formatDay, formatMeasured } from "../format.js";
import type { PromiseReport } from "../model.js";
import { say } from "../words/say.js";
import { type Html, html } from "./escape.js";

const mostRows = 200;

/** Those let down, worst first. Keys come masked. */
export const peopleTable = (report: PromiseReport, today: string): Html => {
  const shown = report.people.slice(0, mostRows);
  const more = report.peopleMore + report.people.length - shown.length;
  if (shown.length === 0) return html``;
  const fields = [...new Set(shown.flatMap((person) => Object.keys(person.where)))].slice(0, 4);
  const measured = (value: number | null, person: PromiseReport["people"][number], none: string): string =>
    value === null || person.unit === null ? none : formatMeasured(value, person.unit);
  return html`<div class="people"><h3>Who was let down</h3><div class="scroll" tabindex="0" role="group" aria-label="Who was let down"><table><thead><tr><th scope="col">Person</th><th scope="col" class="number">Times</th><th scope="col">It took</th><th scope="col">Promised</th><th scope="col">Fell due</th>${fields.map((field) => html`<th scope="col">${field.charAt(0).toUpperCase() + field.slice(1)}</th>`)}</tr></thead><tbody>${shown.map(
    (person) =>
      html`<tr><th scope="row">${person.customer}</th><td class="number">${formatCount(person.times)}</td><td>${measured(person.measured, person, "not met")}</td><td>${measured(person.limit, person, "–")}</td><td>${formatDay(person.at, { today })}</td>${fields.map((field) => html`<td>${person.where[field] ?? ""}</td>`)}</tr>`,
  )}</tbody></table></div>${more > 0 && html`<p class="quiet">${say("people.more", { n: more })}: <code>kept people ${report.name}</code></p>`}</div>`;
};
