import type { EventProblem } from "./problems.js";

/** Why an event is set aside before its mapping is asked. */
export type EventFault = {
  readonly code: EventProblem;
  readonly column: string;
  readonly value: string;
  readonly says: string;
};

/** One event as it was sent. `id` is empty where there is none; `at` is when it happened, as an ISO text. */
export type RawEvent = {
  readonly id: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly fault: EventFault | null;
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What lies at a path, as a text; empty where there is nothing. */
export const textAt = (event: Readonly<Record<string, unknown>>, path: string): string => {
  let value: unknown = Object.hasOwn(event, path) ? event[path] : event;
  if (value === event)
    for (const key of path.split(".")) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
};
