import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import { meQuery } from "./me.js";
import { Page as Reality } from "./pages/reality/page.js";
import { type RootSearch, rootSearch } from "./search.js";
import { Shell } from "./shell/shell.js";
import { ErrorPage } from "./states/error-page.js";
import { NotFound } from "./states/not-found.js";

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  validateSearch: (raw) => rootSearch.parse(raw),
  search: { middlewares: [retainSearchParams<RootSearch>(["asOf", "knownAt", "window", "seg", "dense"])] },
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ErrorPage,
});

const page = <P extends string>(path: P, load: () => Promise<{ Page: React.ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, "Page") });

/** Every page, one file each. Reality comes with the frame; the others are loaded when they are gone to. */
const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: async ({ context }) => {
      const me = await context.client.fetchQuery(meQuery);
      throw redirect({ to: me === null ? "/sign-in" : me.landing });
    },
  }),
  createRoute({ getParentRoute: () => root, path: "/reality", component: Reality }),
  page("/promises", () => import("./pages/promises/page.js")),
  page("/promises/$name", () => import("./pages/promise/page.js")),
  page("/promises/$name/design", () => import("./pages/designer/page.js")),
  page("/people", () => import("./pages/people/page.js")),
  page("/people/$id", () => import("./pages/customer/page.js")),
  page("/sources", () => import("./pages/sources/page.js")),
  page("/sources/quarantine", () => import("./pages/sources/quarantine/page.js")),
  page("/sources/$name", () => import("./pages/sources/source/page.js")),
  page("/settings/$section", () => import("./pages/settings/page.js")),
  page("/start", () => import("./pages/start/page.js")),
  page("/sign-in", () => import("./pages/sign-in/page.js")),
]);

export const routerOf = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    // `?asOf=2026-06-03&seg=store:Utrecht`, not JSON: an address can be read and written by hand.
    parseSearch: (text) => parsed(text),
    stringifySearch: (search) => written(search),
  });

const parsed = (text: string): Record<string, unknown> =>
  Object.fromEntries([...new URLSearchParams(text)].map(([key, value]) => [key, value === "1" ? 1 : value]));

const written = (search: Record<string, unknown>): string => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== "");
  if (given.length === 0) return "";
  // These may stand in a query as they are.
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `?${text.replaceAll("%3A", ":").replaceAll("%2C", ",")}`;
};

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof routerOf>;
  }
}
