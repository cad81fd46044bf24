import { budgetSays } from "../budget-says.js";
import { formatCount, formatDay, formatTarget } from "../format.js";
import { markName, marks } from "../marks.js";
import type { PromiseReport, PromiseVerdict } from "../model.js";
import { listed } from "../words/entry.js";
import { say } from "../words/say.js";
import { distributionFigure } from "./distribution.js";
import { type Html, html } from "./escape.js";
import { groupsFigure } from "./groups.js";
import { verdictMark } from "./marks.js";
import { measureLine } from "./measure.js";
import { peopleTable } from "./people.js";
import { rail } from "./rail.js";
import type { Scale } from "./scale.js";
import { seriesFigure } from "./series.js";
import { stairsFigure } from "./stairs.js";

const hueOf = (verdict: PromiseVerdict): "kept" | "broken" | "ink" => {
  const { hue } = marks[markName(verdict)];
  return hue === "none" ? "ink" : hue;
};

/** A line of the list: verdict, quote, rail, what was promised, how many may still be let down, how many were. */
export const promiseRow = (verdict: PromiseVerdict, i: number, given: { scale: Scale; today: string }): Html => {
  const budget = budgetSays(verdict, given.today);
  const count = verdict.people.letDown === 0 && verdict.people.atLeast ? "?" : `${formatCount(verdict.people.letDown)}`;
  return html`<li class="row">${verdictMark(markName(verdict))}<div class="quote"><a href="#promise-${i}" dir="auto">${verdict.says}</a><span class="quiet block">${verdict.ownerSays ?? verdict.owner ?? verdict.name}</span></div><div class="measure">${rail({ rate: verdict.keepRate, scale: given.scale, target: verdict.target, hue: hueOf(verdict) })}<div>${measureLine(verdict.keepRate, verdict.target)}</div></div><div class="promised"><span class="phone quiet">promised </span>${formatTarget(verdict.target)}</div><div class="budget"><b class="${budget.hue === "broken" ? "is-broken" : ""}">${budget.head}</b><span class="quiet block">${budget.detail}</span></div><div class="count"><b>${count}</b><span class="quiet note">${verdict.people.atLeast ? "at least" : ""}</span><span class="phone quiet"> people let down</span></div></li>`;
};

/** One promise in full: is it kept, for whom not, will it hold? */
export const promiseSection = (
  verdict: PromiseVerdict,
  report: PromiseReport | undefined,
  given: { i: number; today: string },
): Html => {
  const { i, today } = given;
  const figures = report ? figuresOf(report, verdict, today) : [];
  return html`<section class="promise" id="promise-${i}"><div class="head">${verdictMark(markName(verdict))}<h2 dir="auto">“${verdict.says}”</h2><p class="quiet">${aboutIt(verdict, report, today)}</p><p class="finding">${finding(verdict)}</p>${verdict.missing.map((each) => html`<p class="missing">${each}</p>`)}${verdict.alerts.map((each) => html`<p class="missing">${each.says}</p>`)}</div><div class="figures">${figures}${groupsFigure(verdict)}</div>${report && peopleTable(report, today)}</section>`;
};

const aboutIt = (verdict: PromiseVerdict, report: PromiseReport | undefined, today: string): string => {
  const [current, before] = report?.versions ?? [];
  const since = current?.from ? ` since ${formatDay(current.from, { form: "plain", today, year: "always" })}` : "";
  const where =
    report && report.published.length > 0 ? `On ${listed(report.published)}${since}` : since ? `In force${since}` : "";
  const earlier = before && before.says !== verdict.says ? `; before: “${before.says}”` : "";
  const remedy = report?.remedy ? `If not: ${report.remedy.says}` : "";
  return [
    where && `${where}${earlier}.`,
    verdict.owner ? `${verdict.ownerSays ?? verdict.owner}.` : "",
    verdict.value ? `Stands for: ${verdict.value}.` : "",
    remedy,
  ]
    .filter(Boolean)
    .join(" ");
};

const peopleSays = ({ people, counts }: PromiseVerdict): string => {
  if (people.letDown === 0)
    return people.atLeast ? say("people.noneKnown", { unknown: counts.unknown }) : say("people.none", {});
  const letDown = say("people.letDown", { n: people.letDown, atLeast: people.atLeast });
  return counts.broken > people.letDown ? letDown.replace(/\.$/, `, ${formatCount(counts.broken)} times.`) : letDown;
};

const finding = (verdict: PromiseVerdict): Html => {
  const { counts, budget } = verdict;
  const who = peopleSays(verdict);
  const waiting = counts.pending > 0 ? ` ${say("people.waiting", { n: counts.pending })}, not counted.` : "";
  const allowed =
    budget && !budget.frozen && !("status" in verdict.keepRate) ? ` ${say("budget.sentence", budget)}` : "";
  return html`${who} ${measureLine(verdict.keepRate, verdict.target)} <span class="quiet">· promised ${formatTarget(verdict.target)}.</span>${allowed}${waiting}`;
};

/** Two beside each other; an odd one out has the whole width, and that is the one over time. */
const figuresOf = (report: PromiseReport, verdict: PromiseVerdict, today: string): Html[] => {
  const others = [
    report.distribution ? distributionFigure(report.distribution) : html``,
    stairsFigure(report, verdict, today),
  ].filter((each) => each.html !== "");
  const series = seriesFigure(report, { hue: hueOf(verdict), today });
  return others.length === 1 ? [series, ...others] : [html`<div class="full">${series}</div>`, ...others];
};
