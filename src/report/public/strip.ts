import { formatDay } from "../format.js";
import { constant, type Html, html } from "../html/escape.js";
import type { PublicMonth } from "./model.js";

/** The marks of a strip, once a page; each cell refers to one. */
export const stripMarks: Html = constant(
  `<svg width="0" height="0" class="off" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" class="hatch"/></pattern><symbol id="kept" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" class="k"/><path d="M4.6 8.2l2.3 2.3 4.5-4.7" class="on"/></symbol><symbol id="broken" viewBox="0 0 16 16"><path d="M1 1h14v14H1z" class="b"/><path d="M5 5l6 6M11 5l-6 6" class="on"/></symbol><symbol id="unknown" viewBox="0 0 16 16"><path d="M1 1h14v14H1z" fill="url(#hatch)" class="u"/></symbol><symbol id="none" viewBox="0 0 16 16"><path d="M5 8h6" class="u"/></symbol></defs></svg>`,
);

const words: Record<PublicMonth["verdict"], string> = {
  kept: "Kept",
  broken: "Broken",
  unknown: "Cannot say",
  few: "Fewer than 5 people, not shown",
  none: "Nothing fell due",
};

const markOf = (verdict: PublicMonth["verdict"]): string =>
  verdict === "few" || verdict === "none" ? "none" : verdict;

/** Twelve months as a list that can be read aloud: the letter and the mark only repeat what its text says. */
export const strip = (months: readonly PublicMonth[]): Html =>
  html`<ol class="strip">${months.map((each) => {
    const month = formatDay(`${each.month}-01`, { form: "plain", year: "always" }).replace(/^\d+ /, "");
    const title = `${month}: ${words[each.verdict]}${each.finished ? "" : ", not finished"}`;
    return html`<li title="${title}"><span class="off">${title}</span><b aria-hidden="true">${month.slice(0, 1)}</b><svg aria-hidden="true"><use href="#${markOf(each.verdict)}"/></svg></li>`;
  })}</ol>`;
