import { authOidcRoutes } from "./auth-oidc-routes.js";
import { authPasskeyRoutes } from "./auth-passkey-routes.js";
import { authRoutes } from "./auth-routes.js";
import { besideRoutes } from "./beside-routes.js";
import { docsRoutes } from "./docs-page-routes.js";
import { liveRoutes } from "./live-routes.js";
import { mcpRoutes } from "./mcp-routes.js";
import { metricsRoutes } from "./metrics-routes.js";
import { publicRoutes } from "./public-routes.js";
import { receiveRoutes } from "./receive-routes.js";
import type { Route } from "./route.js";
import { securityRoutes } from "./security-routes.js";
import { serverRoutes } from "./server-routes.js";
import { sessionRoutes } from "./session-routes.js";
import { uploadRoutes } from "./upload-routes.js";
import { useCaseRoutes } from "./use-case-routes.js";
import { webRoutes } from "./web-routes.js";

/** Every route of the service. What is not in this list does not exist. */
export const allRoutes = async (): Promise<readonly Route[]> => {
  const all: Route[] = [];
  all.push(
    ...serverRoutes(() => all),
    ...(await useCaseRoutes()),
    ...liveRoutes,
    ...receiveRoutes,
    ...authRoutes,
    ...authPasskeyRoutes,
    ...authOidcRoutes,
    ...sessionRoutes,
    ...besideRoutes,
    ...uploadRoutes,
    ...metricsRoutes,
    ...securityRoutes,
    ...docsRoutes(() => all),
    ...mcpRoutes,
    ...publicRoutes,
    ...webRoutes,
  );
  return all;
};
