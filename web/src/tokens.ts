import { tokens, tokensCss } from "../../src/report/tokens.js";

/** The one list of colours, which the HTML report draws with too. */
export { tokens };

/** Space, type and measures; the colours follow the reader's scheme by `light-dark()`. */
export const tokensSheet = `:root{color-scheme:light dark;${tokensCss()};
--hatch:repeating-linear-gradient(135deg,var(--ink-3) 0 1.25px,transparent 1.25px 5px);
--sans:"Source Sans 3 Variable","Source Sans Fallback",system-ui,sans-serif;
--serif:"Source Serif 4 Variable","Source Serif Fallback",Georgia,serif;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
--s4:4px;--s8:8px;--s12:12px;--s16:16px;--s24:24px;--s40:40px;--s64:64px;
--nav:200px;--column:1180px;--measure:46em;--radius:2px;--radius-over:6px;--fade:120ms}
[data-mantine-color-scheme=light]{color-scheme:light}
[data-mantine-color-scheme=dark]{color-scheme:dark}
@media(prefers-reduced-motion:reduce){:root{--fade:0ms}}
@media(prefers-contrast:more){:root{--ink-2:var(--ink);--ink-3:var(--ink);--line:var(--line-strong)}}`;

/** Solid colours of one scheme, for what cannot read custom properties: a canvas. */
export const solid = (scheme: "light" | "dark"): Readonly<Record<keyof typeof tokens, string>> =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, [light, dark]]) => [name, scheme === "dark" ? dark : light]),
  ) as Record<keyof typeof tokens, string>;
