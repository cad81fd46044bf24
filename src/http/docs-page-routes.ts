import { docsPage } from "./docs-page.js";
import { openApi } from "./openapi.js";
import type { Route } from "./route.js";

/** OpenAPI for people: made on the server, without a script and without anybody else's file. */
export const docsRoutes = (all: () => readonly Route[]): readonly Route[] => {
  // The routes do not change while it runs, and anybody may ask.
  let page: string | null = null;
  return [
    {
      method: "get",
      path: "/api/docs",
      title: "What can be asked, to read",
      says: "A page made from the OpenAPI document.",
      tag: "running",
      door: "open",
      gives: { media: "text/html" },
      handle: (c, { service }) => {
        page ??= docsPage(openApi(all(), service.version) as never);
        return c.html(page);
      },
    },
    {
      method: "get",
      path: "/api/docs.css",
      title: "How that page looks",
      says: "The style sheet of /api/docs.",
      tag: "running",
      door: "open",
      gives: { media: "text/css" },
      handle: (c) => c.body(docsSheet, 200, { "Content-Type": "text/css; charset=utf-8" }),
    },
  ];
};

const docsSheet = `:root { color-scheme: light dark; --paper: light-dark(#FAF8F4, #161513); --ink: light-dark(#1C1A17, #F2EFE9);
  --ink2: light-dark(#554F46, #C0BAAE); --line: light-dark(#E2DCD0, #36332D); --sunken: light-dark(#F1EDE5, #100F0E) }
body { margin: 0 auto; max-width: 60rem; padding: 24px 16px 64px; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
h1, h2 { font-family: Georgia, serif; line-height: 1.25 } h2 { margin: 40px 0 8px }
a { color: inherit } :focus-visible { outline: 2px solid var(--ink); outline-offset: 2px }
details { border-bottom: 1px solid var(--line); padding: 8px 0 } summary { cursor: pointer }
summary code { font-weight: 600 } .method { display: inline-block; min-width: 4em; font: 600 13px/18px ui-monospace, monospace }
.says, .door, dd, td { color: var(--ink2) } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line) }
pre { background: var(--sunken); overflow: auto; padding: 12px; font: 13px/18px ui-monospace, monospace; max-height: 30rem }
@media print { details::details-content { content-visibility: visible; block-size: auto } }
`;
