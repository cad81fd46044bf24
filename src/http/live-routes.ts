import { streamSSE } from "hono/streaming";
import { metrics } from "../app/metrics.js";
import type { Route } from "./route.js";

const aliveMs = 15_000;
/** So many pages may listen at once; beyond, a page asks again later. */
const mostListeners = 2_000;
let listening = 0;

/** Server-sent events: a page asks again when verdicts may differ. Nothing of a verdict is in the event itself. */
export const liveRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/api/live",
    title: "Tell when verdicts change",
    says: "Server-sent events: `changed` with the time and the promises that were judged; a comment every 15 s keeps the line open.",
    tag: "live",
    door: "read",
    gives: { media: "text/event-stream" },
    fails: { 503: "Too many pages listen already." },
    handle: (c, { service }) => {
      if (listening >= mostListeners) return c.body(null, 503, { "Retry-After": "30" });
      return streamSSE(c, async (stream) => {
        listening += 1;
        metrics.listeners.set(listening);
        const stopped = new Promise<void>((done) =>
          service.signal.addEventListener("abort", () => done(), { once: true }),
        );
        const tell = (event: { at: string; promises: readonly string[] }) =>
          void stream.writeSSE({ event: "changed", id: event.at, data: JSON.stringify(event) });
        service.events.on("changed", tell);
        stream.onAbort(() => void service.events.off("changed", tell));
        try {
          while (!stream.aborted && !service.stopping()) {
            await stream.write(": alive\n\n");
            await Promise.race([stream.sleep(aliveMs), stopped]);
          }
        } finally {
          listening -= 1;
          metrics.listeners.set(listening);
          service.events.off("changed", tell);
        }
      });
    },
  },
];
