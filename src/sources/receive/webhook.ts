import { createHash } from "node:crypto";
import type { SourceDefinition } from "../model.js";
import type { Headers } from "./cloud-events.js";
import { measureEvent } from "./measure-event.js";
import { isObject, type RawEvent, textAt } from "./raw-event.js";
import { noObject } from "./segment.js";

type Given = {
  readonly id: string;
  /** Path of the list of events; null: the body is the event or the list. */
  readonly events: string | null;
  readonly receivedAt: number;
  readonly odd: boolean;
  /** Those that the mapping names, by name in small letters. */
  readonly headers: Headers;
};

/** Any JSON, as events. Where none has an id, what it says is its id: sent again it is the same. */
export const webhookEvents = (body: unknown, given: Given): readonly RawEvent[] => {
  const found = given.events === null || !isObject(body) ? body : at(body, given.events);
  return (Array.isArray(found) ? found : [found]).map((one) => eventOf(one, given));
};

const at = (body: Readonly<Record<string, unknown>>, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), body);

const eventOf = (sent: unknown, { id, receivedAt, odd, headers }: Given): RawEvent => {
  if (!isObject(sent)) return noObject(sent, receivedAt);
  const event = Object.keys(headers).length === 0 ? sent : { ...sent, headers };
  return {
    id: textAt(event, id) || `sha256:${createHash("sha256").update(JSON.stringify(sent)).digest("hex")}`,
    event,
    at: new Date(receivedAt).toISOString(),
    fault: measureEvent(sent, odd),
  };
};

const secret = /^(authorization|cookie|proxy-authorization)$|signature/;

/** The headers that a source's mapping names (`headers.x-github-event`); never one that proves who sends. */
export const wantedHeaders = (source: SourceDefinition, columns: readonly string[]): readonly string[] => [
  ...new Set(
    [...columns, source.receive?.id ?? ""]
      .filter((column) => column.startsWith("headers."))
      .map((column) => column.slice(8).toLowerCase())
      .filter((name) => !secret.test(name)),
  ),
];
