import { happenedAt } from "./happened-at.js";
import { measureEvent } from "./measure-event.js";
import { isObject, type RawEvent, textAt } from "./raw-event.js";

export const segmentCalls = ["track", "identify", "page", "screen", "group", "alias"] as const;
export type SegmentCall = (typeof segmentCalls)[number] | "batch";

/** A body of Segment's wire format, as events. `from`: which call; a batch names each event's own. Null: it is none. */
export const segmentEvents = (
  body: unknown,
  given: { readonly call: SegmentCall; readonly id: string; readonly receivedAt: number; readonly odd: boolean },
): readonly RawEvent[] | null => {
  if (!isObject(body)) return null;
  if (given.call !== "batch" && !Array.isArray(body.batch)) return [eventOf(body, body, given)];
  return Array.isArray(body.batch) ? body.batch.map((event) => eventOf(event, body, given)) : null;
};

const eventOf = (
  sent: unknown,
  body: Readonly<Record<string, unknown>>,
  { call, id, receivedAt, odd }: Parameters<typeof segmentEvents>[1],
): RawEvent => {
  if (!isObject(sent)) return noObject(sent, receivedAt);
  // What stands once for a batch holds for each event of it. The object is ours: nobody else has seen it.
  if (sent !== body) {
    if (sent.sentAt === undefined && body.sentAt !== undefined) sent.sentAt = body.sentAt;
    if (sent.context === undefined && isObject(body.context)) sent.context = body.context;
  }
  delete sent.writeKey;
  if (typeof sent.type !== "string" && call !== "batch") sent.type = call;
  return {
    id: id === "messageId" && typeof sent.messageId === "string" ? sent.messageId : textAt(sent, id),
    event: sent,
    at: happenedAt(sent, receivedAt),
    fault: measureEvent(sent, odd),
  };
};

export const noObject = (sent: unknown, receivedAt: number): RawEvent => ({
  id: "",
  event: { event: sent },
  at: new Date(receivedAt).toISOString(),
  fault: {
    code: "event.shape",
    column: "",
    value: String(JSON.stringify(sent)).slice(0, 200),
    says: "the event is no object",
  },
});
