import type { EventFault } from "./raw-event.js";

/** What one event may be. */
const most = { bytes: 32 * 1024, depth: 64, keys: 2_000 } as const;

// In the JSON text: an escape that may be a NUL or half a pair, or a key that programs are tampered with by.
const oddText = /\\u(?:0000|[dD][89a-fA-F])|__proto__|\\u005[fF]|constructor|\\u00(?:6|7)/;

/** Whether any event of a body must be looked at text by text. */
export const hasOddText = (body: string): boolean => oddText.test(body);

type Found = { bytes: number; keys: number; code: EventFault["code"] | null; value: string };

/** Goes through an event once. `odd`: texts and keys are looked at too. */
export const measureEvent = (event: Readonly<Record<string, unknown>>, odd: boolean): EventFault | null => {
  const found: Found = { bytes: 2, keys: 0, code: null, value: "" };
  walk(event, 1, odd, found);
  if (found.code === null && found.bytes > most.bytes / 3 && Buffer.byteLength(JSON.stringify(event)) > most.bytes)
    found.code = "event.size";
  return found.code === null ? null : faultOf(found.code, found.value);
};

const walk = (value: object, depth: number, odd: boolean, found: Found): void => {
  if (depth > most.depth) {
    found.code ??= "event.depth";
    return;
  }
  const list = Array.isArray(value);
  for (const key in value) {
    if (found.code !== null) return;
    const one = (value as Record<string, unknown>)[key];
    found.bytes += (list ? 2 : key.length + 5) + (typeof one === "string" ? one.length : 4);
    if (!list && ++found.keys > most.keys) found.code = "event.keys";
    if (odd) look(key, one, found);
    if (typeof one === "object" && one !== null) walk(one, depth + 1, odd, found);
  }
};

const look = (key: string, value: unknown, found: Found): void => {
  if (
    key === "__proto__" ||
    (key === "constructor" && typeof value === "object" && value !== null && "prototype" in value)
  )
    found.code = "event.prototype";
  else if (!isText(key) || (typeof value === "string" && !isText(value))) {
    found.code = "event.text";
    found.value = key;
  }
};

// With the flag u a surrogate that has its other half is a character, and no surrogate.
const noText = /\0|\p{Surrogate}/u;
const isText = (text: string): boolean => !noText.test(text);

const faultOf = (code: EventFault["code"], value: string): EventFault => {
  const says: Partial<Record<EventFault["code"], string>> = {
    "event.size": "the event is larger than 32 KB",
    "event.depth": `the event is nested more than ${most.depth} levels deep`,
    "event.keys": `the event has more than ${most.keys.toLocaleString("en")} keys`,
    "event.prototype": "the event has a key __proto__ or constructor.prototype",
    "event.text": "a text holds a NUL or half a character",
  };
  return { code, column: code === "event.text" && isText(value) ? value : "", value: "", says: says[code]! };
};
