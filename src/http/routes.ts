import { besideRoutes } from "./beside-routes.js";
import { liveRoutes } from "./live-routes.js";
import type { Route } from "./route.js";
import { serverRoutes } from "./server-routes.js";
import { useCaseRoutes } from "./use-case-routes.js";

/** Every route of the service. What is not in this list does not exist. */
export const allRoutes = async (): Promise<readonly Route[]> => {
  const all: Route[] = [];
  all.push(...serverRoutes(() => all), ...(await useCaseRoutes()), ...liveRoutes, ...besideRoutes);
  return all;
};
