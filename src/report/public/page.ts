import { formatCount } from "../format.js";
import { type Html, html } from "../html/escape.js";
import { verdictMark } from "../html/marks.js";
import { say } from "../words/say.js";
import type { PublicPage, PublicPromise } from "./model.js";
import { publicMark, publicSays } from "./says.js";
import { strip, stripMarks } from "./strip.js";

/** What the company promises and how it keeps it, for anybody: no script, no cookie, nothing from elsewhere. */
export const publicHtml = (page: PublicPage): string => {
  const { company, promises, withdrawn } = page;
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${say("public.title", { company })}</title><link rel="stylesheet" href="/our-promises/page.css"></head><body>${stripMarks}
<header><h1 dir="auto">${say("public.title", { company })}</h1><p class="quiet">${say("public.counted", { day: page.asOf })}</p></header>
<main>${promises.length === 0 && html`<p>${say("public.none", {})}</p>`}${promises.map(article)}${
    withdrawn.length > 0 &&
    html`<section id="withdrawn"><h3>Withdrawn promises (${formatCount(withdrawn.length)})</h3>${withdrawn.map(article)}</section>`
  }
<section id="how"><details><summary>How we count</summary>${(["commitments", "broken", "unknown", "few", "withdrawn"] as const).map((part) => html`<p>${say(`public.how.${part}`, {})}</p>`)}</details></section></main>
<footer class="quiet"><a href="#how">How we count</a><a href="/our-promises/numbers.csv">All numbers (CSV)</a>${withdrawn.length > 0 && html`<a href="#withdrawn">Withdrawn promises (${formatCount(withdrawn.length)})</a>`}</footer></body></html>
`;
  return document.html;
};

const article = (one: PublicPromise): Html => {
  const about = [
    one.since === null ? "" : say("public.since", { day: one.since }),
    one.withdrawn === null ? "" : say("public.withdrawn", { day: one.withdrawn, asOf: one.asOf }),
  ].filter(Boolean);
  return html`<article id="${one.name}"><h2 dir="auto">“${one.says}”</h2>${about.length > 0 && html`<p class="quiet">${about.join(". ")}</p>`}<div class="state">${verdictMark(publicMark(one))}</div><p>${publicSays(one)}</p>${strip(one.months)}${
    one.remedy !== null && html`<p>${say("public.remedy", { says: one.remedy })}</p>`
  }</article>
`;
};
