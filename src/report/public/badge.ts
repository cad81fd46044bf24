import { formatDay } from "../format.js";
import { constant, html } from "../html/escape.js";
import { marks } from "../marks.js";
import { cutToWidth, textWidth } from "../text-width.js";
import { tokens } from "../tokens.js";
import type { PublicPromise } from "./model.js";
import { publicMark } from "./says.js";

const shapes: Record<"kept" | "broken" | "none", string> = {
  kept: `<circle cx="16" cy="16" r="8" fill="${tokens.kept[0]}"/><path d="M12.2 16.2l2.6 2.6 5-5.2" fill="none" stroke="#fff" stroke-width="2"/>`,
  broken: `<path d="M8 8h16v16H8z" fill="${tokens.broken[0]}"/><path d="M12.5 12.5l7 7M19.5 12.5l-7 7" stroke="#fff" stroke-width="2"/>`,
  none: `<path d="M16 7l9 9-9 9-9-9z" fill="#fff" stroke="${tokens.ink3[0]}" stroke-width="1.5"/><path d="M11 18l7-7M14 21l7-7" stroke="${tokens.ink3[0]}"/>`,
};

/** One promise with its verdict as a picture that stands on its own: nothing fetched, no script. */
export const badge = (one: PublicPromise): string => {
  const { word, hue } = marks[publicMark(one)];
  const when = formatDay(`${one.asOf.slice(0, 7)}-01`, { form: "plain", year: "always" }).replace(/^\d+ /, "");
  const quote = `“${cutToWidth(one.says, 60)}”`;
  const state = `${one.withdrawn === null ? word : `Withdrawn; ${word.toLowerCase()}`} · ${when}`;
  const width = 40 + Math.ceil(Math.max(textWidth(quote) * 7.6, textWidth(state) * 6.8)) + 12;
  const ink = hue === "none" ? tokens.ink[0] : tokens[hue][0];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="44" viewBox="0 0 ${width} 44" role="img" aria-label="${`${quote} ${state}`}"><rect x=".5" y=".5" width="${width - 1}" height="43" fill="${tokens.paper[0]}" stroke="${tokens.line[0]}"/><g transform="translate(0 6)">${constant(shapes[hue])}</g><text x="38" y="19" font-family="Georgia,serif" font-size="14" fill="${tokens.ink[0]}">${quote}</text><text x="38" y="35" font-family="system-ui,sans-serif" font-size="12" font-weight="600" fill="${ink}">${state}</text></svg>
`.html;
};
