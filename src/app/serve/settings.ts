import { z } from "zod";

const list = z.preprocess(
  (given) => (typeof given === "string" ? given.split(",").map((one) => one.trim()) : given),
  z.array(z.string().min(1)),
);
const flag = z.preprocess(
  (given) => (given === "true" || given === "1" ? true : given === "false" || given === "0" ? false : given),
  z.boolean(),
);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const https = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));

/**
 * How `kept serve` runs. Each field is a setting: `publicUrl` is KEPT_PUBLIC_URL in the environment and `publicUrl` in
 * kept.serve.yaml; some are flags too. docs/reference/settings.md is made from this schema.
 */
export const ServeSettings = z.strictObject({
  host: z.string().min(1).default("127.0.0.1").describe("The address to listen at; 127.0.0.1 is this machine alone."),
  port: whole(0, 65_535).default(4747).describe("The port to listen at; 0 takes a free one."),
  publicUrl: https
    .optional()
    .describe("Where people reach it, for links, cookies and the check of Host and Origin; https but on this machine."),
  behindProxy: flag
    .default(false)
    .describe("A proxy before it speaks TLS: lets it listen beyond this machine without KEPT_PUBLIC_URL."),
  trustProxies: list
    .default([])
    .describe(
      "Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed; from others it is not.",
    ),
  log: z
    .enum(["silent", "error", "warn", "info", "debug"])
    .default("info")
    .describe("How much is logged. `info` has a line for each request but events, `debug` those too."),
  metricsToken: z
    .string()
    .min(16)
    .optional()
    .describe("The bearer token that /metrics asks for; without one it answers on this machine alone."),
  requestsPerCaller: whole(1, 1_000_000)
    .default(1_000)
    .describe("Requests that one key or person may make in ten seconds; events have limits of their own."),
  requestsPerAddress: whole(1, 1_000_000)
    .default(2_000)
    .describe("Requests that one address (IPv6: one /64) may make in ten seconds."),
  mostConnections: whole(1, 1_000_000).default(10_000).describe("Connections held open; more are told 503."),
  mostLagMs: whole(10, 60_000)
    .default(5_000)
    .describe("How late the process may run before it sheds requests with 503, in milliseconds."),
  headersTimeoutMs: whole(100, 600_000).default(10_000).describe("How long a request's headers may take."),
  requestTimeoutMs: whole(100, 3_600_000)
    .default(60_000)
    .describe("How long a whole request, with its body, may take."),
  securityContact: z
    .string()
    .regex(/^(mailto:[^\s]+|https:\/\/[^\s]+)$/)
    .optional()
    .describe("Whom to tell of a weakness, `mailto:` or `https:`: what /.well-known/security.txt says."),
  drainMs: whole(0, 600_000).default(10_000).describe("How long requests under way may take to end after SIGTERM."),
});
export type ServeSettings = z.infer<typeof ServeSettings>;

export const settingsFile = "kept.serve.yaml";

/** `publicUrl` -> `KEPT_PUBLIC_URL`. */
export const variableOf = (field: string): string =>
  `KEPT_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

export const settingsFlags: readonly string[] = Object.keys(ServeSettings.shape);
