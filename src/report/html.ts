import { finding, peopleSentence, periodSays, sameWindow, tallyOf, windowSays } from "./finding.js";
import { formatCount, formatDay, localDay } from "./format.js";
import { constant, type Html, html } from "./html/escape.js";
import { ledger } from "./html/ledger.js";
import { sharedDefinitions } from "./html/marks.js";
import { promiseRow, promiseSection } from "./html/promise.js";
import { scaleFor } from "./html/scale.js";
import { style } from "./html/style.js";
import { tally } from "./html/tally.js";
import { beforeSays, dueOf, dueSays } from "./lead.js";
import type { CheckResult, ReportData } from "./model.js";
import { inOrder } from "./order.js";
import { say } from "./words/say.js";

const mostSections = 100;

/** The report as one file: no script, nothing fetched, light and dark, prints. The policy in its head forbids what it does not need. */
export const htmlReport = (data: ReportData): string => {
  const { check } = data;
  const promises = inOrder(check.promises);
  const scale = scaleFor(
    promises.map((each) => each.keepRate),
    promises.map((each) => each.target),
  );
  const today = check.asOf;
  const detailed = promises.slice(0, mostSections);
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="referrer" content="no-referrer"><meta name="generator" content="Kept ${data.version}"><title>${`${check.company}: ${finding(check)}`}</title><style>${constant(style)}</style></head><body>${sharedDefinitions}
<header class="top"><span><b>Kept</b> · ${check.company}</span><span>${lens(check)}</span></header>
<main><h1>${peopleSentence(check, periodSays(check.window))}</h1>${lead(data)}
${tally(data.tally, today)}
${list(promises, check, scale)}
${detailed.map((verdict, i) =>
  promiseSection(
    verdict,
    data.promises.find((each) => each.name === verdict.name),
    { i, today },
  ),
)}
${promises.length > mostSections && html`<p>${formatCount(promises.length - mostSections)} more promises stand in the list above only.</p>`}
${ledger(data.sources, today)}</main>
${foot(data)}</body></html>
`;
  return page.html;
};

const lens = (check: CheckResult): string => {
  const over = sameWindow(check)
    ? windowSays(check.window, check.asOf)
    : `each promise over its own window, to ${formatDay(check.asOf, { year: "always" })}`;
  return `Everyone, ${over}`;
};

/** The second sentence: out of how many, what cannot be judged and why, and how it was before. */
const lead = ({ check, before }: ReportData): Html =>
  html`<p class="lead">${dueSays(dueOf(check))} ${beforeSays(before, { letDown: check.people.letDown, window: check.window })}</p>`;

const list = (promises: CheckResult["promises"], check: CheckResult, scale: { low: number; high: number }): Html => {
  const tallied = tallyOf(promises);
  return html`<section class="list"><div class="listhead"><h2>${say("promises.title", { n: promises.length })}</h2><span class="quiet">${say("promises.states", tallied)}</span></div><div class="heads" aria-hidden="true"><span></span><span></span><span class="ends"><span>${Math.round(scale.low * 100)}%</span><span>kept, with its range</span><span>100%</span></span><span class="r">promised</span><span>may still be let down</span><span class="r">people let down</span></div><ol class="rows">${promises.map((each, i) => promiseRow(each, i, { scale, today: check.asOf }))}</ol><p class="caption key-line">Upright mark: the share kept; around it the range it lies in, 19 times of 20. Tick with a head: what was promised. Hatched: we cannot say.</p></section>`;
};

const foot = (data: ReportData): Html => {
  const { check } = data;
  const day = (iso: string): string => formatDay(localDay(iso, check.timezone), { year: "always" });
  return html`<footer><p>${say("foot.asOf", { asOf: day(check.asOf), knownAt: check.knownAt === null ? null : day(check.knownAt) })} · ${check.timezone} · made ${day(data.madeAt)}</p><p>${say("foot.made", { version: data.version, hash: data.hash })}. Not due yet is not counted as kept. What we cannot judge is counted as neither. People are shown by masked keys.</p></footer>`;
};
