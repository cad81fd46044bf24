import { z } from "zod";
import { Problem } from "../core/problem.js";

/** How a polled source stands. Instants are UTC. */
export const PollerState = z.object({
  source: z.string(),
  from: z.enum(["sql", "http", "imap", "s3", "folder"]),
  every: z.string().describe("5m"),
  polledAt: z.string().nullable().describe("Its last run."),
  succeededAt: z.string().nullable().describe("Its last run that came to its end."),
  nextAt: z.string().nullable(),
  running: z.boolean(),
  records: z.number().int().describe("Records (or objects) fetched, ever."),
  lastRecords: z.number().int(),
  failures: z.number().int().describe("Runs that failed since it last succeeded."),
  problem: Problem.nullable().describe("What was wrong the last time."),
});
export type PollerState = z.infer<typeof PollerState>;

export const PollersAnswer = z.object({ pollers: z.array(PollerState) });
export type PollersAnswer = z.infer<typeof PollersAnswer>;

export const PollAnswer = z.object({
  runs: z.array(
    z.object({
      source: z.string(),
      fetched: z.number().int().describe("Records, or objects."),
      rows: z.number().int().describe("Interactions added."),
      more: z.boolean().describe("It stopped at the limits of one run, and goes on with the next."),
      elsewhere: z.boolean().describe("It is being polled already, here or by another server."),
      problem: Problem.nullable(),
    }),
  ),
});
export type PollAnswer = z.infer<typeof PollAnswer>;
