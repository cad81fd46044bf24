import { formatCount, formatDay, formatShare } from "../format.js";
import type { LedgerSource } from "../model.js";
import { say } from "../words/say.js";
import { constant, type Html, html } from "./escape.js";

const mostRows = 100;

/** What has arrived: a row a source, a cell a day. Full is line, part is partly filled, none is hatched, nothing expected is empty. */
export const ledger = (sources: readonly LedgerSource[], today: string): Html => {
  if (sources.length === 0) return html``;
  const complete = sources.filter((each) => each.coverage >= 1 && each.missing === null).length;
  const unreadable = sources.reduce((sum, each) => sum + each.quarantined, 0);
  const days = sources[0]!.days;
  return html`<section id="sources"><h2>What has arrived</h2><p>${say("sources.complete", { complete, all: sources.length })}${unreadable > 0 && ` ${say("sources.unreadable", { n: unreadable })}.`}</p><div class="scroll" tabindex="0" role="group" aria-label="What has arrived"><table class="ledger"><thead><tr><th scope="col">Source</th><th scope="col"><div class="ends"><span>${days[0] ? formatDay(days[0].day, { form: "plain", today }) : ""}</span><span>${days.length ? formatDay(days[days.length - 1]!.day, { form: "plain", today }) : ""}</span></div></th><th scope="col" class="number">Arrived</th><th scope="col" class="number">Records</th><th scope="col" class="number">Unread</th><th scope="col">What is missing</th></tr></thead><tbody>${sources
    .slice(0, mostRows)
    .map(
      (each) =>
        html`<tr><th scope="row">${each.name}${each.owner && html`<span class="quiet block">${each.owner}</span>`}</th><td class="railcell">${cells(each)}</td><td class="number">${formatShare(each.coverage)}</td><td class="number">${formatCount(each.received)}</td><td class="number">${formatCount(each.quarantined)}</td><td>${each.missing ?? ""}</td></tr>`,
    )}</tbody></table></div>${sources.length > mostRows && html`<p>and ${formatCount(sources.length - mostRows)} more</p>`}<p class="caption">One cell is one day. Hatched: nothing has arrived. Part filled: part of it has.</p></section>`;
};

const cells = ({ days }: LedgerSource): Html => {
  const width = 100 / Math.max(1, days.length);
  const box = 16;
  const drawn = days.map(({ share }, i) => {
    const place = `x="${(i * width).toFixed(2)}%" width="${(width * 0.86).toFixed(2)}%"`;
    if (share === null) return `<rect ${place} y="8" height="2" fill="var(--line)"/>`;
    const filled = Math.max(0, Math.min(1, share)) * box;
    const missing = share < 1 ? `<rect ${place} y="1" height="${(box - filled).toFixed(1)}" fill="url(#hatch)"/>` : "";
    return `${missing}<rect ${place} y="${(1 + box - filled).toFixed(1)}" height="${filled.toFixed(1)}" fill="var(--line)"/>`;
  });
  return constant(`<svg width="100%" height="18" aria-hidden="true">${drawn.join("")}</svg>`);
};
