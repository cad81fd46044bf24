import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What a running server counts about itself. No label holds a name of a person, a path with an id, or a key. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: "kept_" });

const registers = [registry];
const seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const metrics = {
  requests: new Counter({
    name: "kept_http_requests_total",
    help: "Requests answered, by the route's template, method and status.",
    labelNames: ["route", "method", "status"],
    registers,
  }),
  requestSeconds: new Histogram({
    name: "kept_http_request_seconds",
    help: "How long requests took until the answer began, by the route's template.",
    labelNames: ["route"],
    buckets: seconds,
    registers,
  }),
  shed: new Counter({
    name: "kept_http_shed_total",
    help: "Requests and connections turned away to protect the others, by why.",
    labelNames: ["why"],
    registers,
  }),
  events: new Counter({
    name: "kept_events_total",
    help: "Events that arrived, by the way in and what became of them: taken, duplicate, refused, quarantined.",
    labelNames: ["way", "outcome"],
    registers,
  }),
  judgingSeconds: new Histogram({
    name: "kept_judging_seconds",
    help: "How long judging what is new took.",
    buckets: [...seconds, 60, 120],
    registers,
  }),
  judgingLagSeconds: new Histogram({
    name: "kept_judging_lag_seconds",
    help: "How long what arrived waited until its verdicts were there.",
    buckets: [...seconds, 60, 120],
    registers,
  }),
  quarantine: new Gauge({
    name: "kept_quarantine_records",
    help: "Records that lie in quarantine, when last looked (at each scrape).",
    registers,
  }),
  queue: new Gauge({
    name: "kept_ingest_queue_events",
    help: "Events that are taken in but not on disk yet: nobody was told that they are.",
    registers,
  }),
  listeners: new Gauge({
    name: "kept_live_listeners",
    help: "Pages that listen for changes now.",
    registers,
  }),
  storesUp: new Gauge({
    name: "kept_store_up",
    help: "Whether the store answered when last asked: 1 or 0.",
    labelNames: ["store"],
    registers,
  }),
} as const;
