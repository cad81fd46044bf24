import { z } from "zod";
import { openApi } from "./openapi.js";
import type { Route } from "./route.js";

/** Whether it lives, whether it can answer, and what can be asked of it. */
export const serverRoutes = (all: () => readonly Route[]): readonly Route[] => {
  // The routes do not change while it runs, and anybody may ask.
  let document: ReturnType<typeof openApi> | null = null;
  return [
    {
      method: "get",
      path: "/healthz",
      title: "Is the process alive?",
      says: "Answers as long as the process runs; opens nothing.",
      tag: "running",
      door: "open",
      gives: z.object({ status: z.literal("ok") }),
      handle: (c) => c.json({ status: "ok" }),
    },
    {
      method: "get",
      path: "/readyz",
      title: "Can it answer?",
      says: "Asks the stores and looks whether kept.yaml can be read. 503 with what is wrong where something is, and while it stops.",
      tag: "running",
      door: "open",
      gives: z.object({ status: z.enum(["ready", "not ready"]), checks: z.record(z.string(), z.string()) }),
      fails: { 503: "Not ready: which part is not, and why." },
      handle: async (c, { service }) => {
        const checks = Object.fromEntries(
          await Promise.all(
            Object.entries(service.ready).map(
              async ([part, ask]) => [part, (await ask().catch(String)) ?? "ok"] as const,
            ),
          ),
        );
        if (service.stopping()) checks.server = "stopping";
        const ready = Object.values(checks).every((state) => state === "ok");
        return c.json({ status: ready ? "ready" : "not ready", checks }, ready ? 200 : 503);
      },
    },
    {
      method: "get",
      path: "/api/openapi.json",
      title: "What can be asked",
      says: "This service as OpenAPI 3.1.",
      tag: "running",
      door: "open",
      gives: { media: "application/json" },
      handle: (c, { service }) => {
        document ??= openApi(all(), service.version);
        return c.json(document);
      },
    },
  ];
};
