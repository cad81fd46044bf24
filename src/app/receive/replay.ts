import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { p, sql } from "../../core/sql.js";
import { useCase } from "../../core/use-case.js";
import { quarantine } from "../../interactions/tables.js";
import { ReplayAnswer } from "../../report/answers-replay.js";
import { cloudEvents } from "../../sources/receive/cloud-events.js";
import { parseJson } from "../../sources/receive/parse-json.js";
import { isObject, type RawEvent } from "../../sources/receive/raw-event.js";
import { segmentEvents } from "../../sources/receive/segment.js";
import { webhookEvents } from "../../sources/receive/webhook.js";
import type { Context } from "../context.js";
import { chosenSources } from "../sources/chosen-sources.js";
import { type Incoming, incoming } from "./incoming.js";
import { liveOf } from "./live-of.js";
import { receiveProblems } from "./problems.js";
import { type Receiver, receiversOf } from "./receivers.js";
import type { QuarantinedLine } from "./settle-events.js";

const input = z.object({
  source: z.array(z.string()).default([]).describe("Only these sources").meta({ placeholder: "NAME" }),
  line: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional()
    .describe("Only the record of this line (kept sources NAME --quarantine --csv shows it)"),
  event: z.string().max(500_000).optional().describe("The mended event as JSON, in place of the record of --line"),
  limit: z.number().int().min(1).max(100_000).default(10_000).describe("At most so many records").meta({ short: "n" }),
});

export const replay = useCase({
  name: "replay",
  title: "Read again what was set aside",
  says: "Takes events that came live and could not be read through the mapping once more, after kept.yaml or the event was mended. What can be read now counts from now on.",
  input,
  output: ReplayAnswer,
  needs: "write",
  cli: {
    positional: ["source"],
    examples: [
      { command: "kept replay shop", does: "all that lies in quarantine of one source" },
      { command: `kept replay shop --line 18 --event '{"messageId":"m1"}'`, does: "one record, mended" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const workspace = await context.workspace();
    const names = chosenSources(workspace, asked.source).map((source) => source.name);
    const receivers = receiversOf(workspace).filter(({ source }) => names.includes(source.name));
    if (receivers.length === 0) throw nothing("no source of these takes events live");
    if (asked.event !== undefined && asked.line === undefined)
      throw nothing("--event needs the --line that it takes the place of");
    const { facts } = await context.stores();
    const only = asked.line === undefined ? sql`true` : sql`line = ${p.key(asked.line)}`;
    const rows = await facts.query(
      sql`SELECT toString(source) AS source, load, line, payload, toUnixTimestamp64Milli(known_at) AS known FROM ${quarantine}
WHERE batch > 0 AND toString(source) IN ${p.texts(receivers.map(({ source }) => source.name))} AND ${only} ORDER BY known_at, line LIMIT ${p.int(asked.limit)}`,
    );
    if (asked.line !== undefined && rows.length === 0)
      throw nothing(`no record of line ${asked.line} lies in quarantine`);
    const again = new Map<Incoming, QuarantinedLine>();
    for (const row of rows) {
      const receiver = receivers.find(({ source }) => source.name === row.source)!;
      const receivedAt = Number(row.known);
      const raw = rawEvent(receiver, asked.event ?? String(row.payload), receivedAt);
      if (raw !== null)
        again.set(incoming(raw, { ...receiver, receivedAt }), { load: Number(row.load), line: String(row.line) });
    }
    const outcomes = await (await liveOf(context)).takeAgain(again);
    const read = outcomes.filter(({ status }) => status === "taken").length;
    const still = new Map<string, number>();
    for (const outcome of outcomes)
      if (outcome.status === "refused") still.set(outcome.says, (still.get(outcome.says) ?? 0) + 1);
    return {
      looked: rows.length,
      read,
      still: rows.length - read,
      reasons: [...still]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 20)
        .map(([reason, count]) => ({ reason, count })),
    };
  },
});

/** A payload as its way in would make an event of it; null: it was cut off, or is no JSON. */
const rawEvent = ({ receive }: Receiver, payload: string, receivedAt: number): RawEvent | null => {
  const { id } = receive;
  try {
    const event = parseJson(payload);
    if (!isObject(event)) return null;
    if (receive.from === "segment")
      return segmentEvents({ batch: [event] }, { call: "batch", id, receivedAt, odd: true })![0]!;
    if (receive.from === "cloudevents")
      return cloudEvents(event, "structured", { id, receivedAt, odd: true, headers: {} })![0]!;
    // The headers that it came with are in the payload.
    return webhookEvents(event, { id, events: null, receivedAt, odd: true, headers: {} })[0]!;
  } catch {
    return null;
  }
};

const nothing = (says: string) => new ProblemsFound([receiveProblems.make("usage.replay", { says })]);
