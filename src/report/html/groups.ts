import { formatCount } from "../format.js";
import { type Group, groupsOnPage, listsAll } from "../groups-in-order.js";
import type { PromiseVerdict } from "../model.js";
import { say } from "../words/say.js";
import { type Html, html } from "./escape.js";
import { measureLine } from "./measure.js";
import { rail } from "./rail.js";
import { scaleFor } from "./scale.js";

/** For whom: a rail a group on one scale, those that differ first; a thin line at everyone; the smaller groups are one row. */
export const groupsFigure = (verdict: PromiseVerdict): Html => {
  const { groups, more, differing } = groupsOnPage(verdict);
  if (groups.length === 0) return html``;
  const scale = scaleFor([...groups.map((each) => each.keepRate), verdict.keepRate], [verdict.target]);
  const everyone = "status" in verdict.keepRate ? undefined : verdict.keepRate.estimate;
  const row = (group: Group): Html =>
    html`<tr${group.differs ? html` class="differs"` : ""}><th scope="row">${group.label}</th><td class="railcell">${
      group.suppressed
        ? html`<span class="quiet">${say("people.notShown", { below: 5 })}</span>`
        : rail({
            rate: group.keepRate,
            scale,
            target: verdict.target,
            hue: group.differs ? "ink" : "ink-3",
            ...(everyone === undefined ? {} : { everyone }),
          })
    }</td><td class="number">${group.suppressed ? "" : measureLine(group.keepRate, verdict.target)}</td><td class="number count">${group.suppressed || group.people === null ? "–" : formatCount(group.people)}</td><td>${group.differs && say("group.notChance", {})}</td></tr>`;
  return html`<figure class="groups"><h3>For whom</h3><div class="scroll" tabindex="0" role="group" aria-label="For whom"><table><thead><tr><th scope="col">Group</th><th scope="col"><div class="ends"><span>${Math.round(scale.low * 100)}%</span><span>kept, with its range</span><span>100%</span></div></th><th scope="col" class="number">Kept</th><th scope="col" class="number">People let down</th><th scope="col"><span class="unseen">Chance or not</span></th></tr></thead><tbody>${groups.map(row)}</tbody></table></div>${more > 0 && html`<p class="quiet">${say("group.more", { n: more, differing })}: <code>${listsAll}</code></p>`}<figcaption>Tick with a head: promised. Thin line: everyone. “Not chance” is said only after correcting for how many groups were looked at.</figcaption></figure>`;
};
