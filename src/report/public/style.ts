import { tokensCss } from "../tokens.js";

/** The public page's only style; the serif is the one file it fetches. */
export const publicStyle = `@font-face{font-family:"Source Serif 4";src:url(/our-promises/serif.woff2) format("woff2");font-weight:200 900;font-display:swap}
:root{color-scheme:light dark;${tokensCss()};--serif:"Source Serif 4",Georgia,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 20px 64px;max-width:44rem;background:var(--paper);color:var(--ink);font:400 16px/1.5 var(--sans);overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
h1{font:600 31px/35px var(--serif);letter-spacing:-.018em;margin:0 0 8px;text-wrap:balance}
h2{font:500 26px/32px var(--serif);margin:0;text-wrap:balance}
h3{font:600 20px/26px var(--sans);margin:40px 0 8px}
p{margin:4px 0;max-width:46em}
a{color:inherit;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 2px var(--paper)}
.quiet{color:var(--ink-2);font-size:15px}
article{border-top:1px solid var(--line);padding:24px 0}
header{padding-bottom:16px}
.state{font-weight:600;margin:8px 0 4px}.verdict{display:flex;gap:8px;align-items:center}
.state svg{width:18px;height:18px;flex:none}
.is-kept{color:var(--kept)}.is-broken{color:var(--broken)}
.strip{display:flex;gap:4px;list-style:none;margin:12px 0;padding:0;flex-wrap:wrap}
.strip li{width:24px;text-align:center;font-size:13px;line-height:18px;color:var(--ink-3)}
.strip b{font-weight:400;display:block}.strip svg{width:16px;height:16px;vertical-align:top}
.k{fill:var(--kept)}.b{fill:var(--broken)}.u{stroke:var(--ink-3);stroke-width:1.3}
.on{fill:none;stroke:var(--paper);stroke-width:2}.hatch{stroke:var(--ink-3);stroke-width:2.5}
.off{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{border-top:1px solid var(--line);margin-top:24px;padding-top:12px}
footer a{display:inline-block;min-height:24px;margin-right:16px}
summary{cursor:pointer;min-height:24px}
@media(min-width:40rem){h1{font-size:40px;line-height:44px}}
@media(pointer:coarse){footer a,summary{min-height:44px;line-height:44px}}
@media print{details::details-content{content-visibility:visible}}
@media(forced-colors:active){.k,.b{fill:CanvasText}.on{stroke:Canvas}}
`;
