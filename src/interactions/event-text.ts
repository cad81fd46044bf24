import type { FieldSource, RawCondition } from "../sources/model.js";

/** An event as its mapping sees it. `at`: when it happened by a clock that was put right; both are ISO texts. */
export type LiveEvent = {
  readonly event: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly receivedAt: string;
};

/** Reads one text of an event; empty where there is nothing. */
export type ReadText = (live: LiveEvent) => string;

/** A column is a path into the event. `timestamp` and `time` are when it happened, `receivedAt` when it came. */
const rawText = (column: string): ReadText => {
  if (column === "timestamp" || column === "time") return ({ at }) => at;
  if (column === "receivedAt") return ({ receivedAt }) => receivedAt;
  const path = column.split(".");
  const whole = own(column);
  if (path.length === 1) return ({ event }) => textOf(whole(event));
  const steps = path.map(own);
  return ({ event }) => {
    // A key that has a point in it comes before a path.
    let value = whole(event);
    if (value !== undefined) return textOf(value);
    value = event;
    for (const step of steps) {
      if (value === null || typeof value !== "object") return "";
      value = step(value as Record<string, unknown>);
    }
    return textOf(value);
  };
};

/** What every object has of its own accord (`constructor`, say) is nothing that was sent. */
const own = (key: string) =>
  key in Object.prototype
    ? (of: Readonly<Record<string, unknown>>) => (Object.hasOwn(of, key) ? of[key] : undefined)
    : (of: Readonly<Record<string, unknown>>) => of[key];

const textOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** Spaces alone, as the engine trims. */
const trimmed = (text: string): string => {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) === 32) from++;
  while (to > from && text.charCodeAt(to - 1) === 32) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
};

const bareText = (column: string, empty: readonly string[]): ReadText => {
  const raw = rawText(column);
  if (empty.length === 0) return (live) => trimmed(raw(live));
  const nothing = new Set(empty);
  return (live) => {
    const text = trimmed(raw(live));
    return nothing.has(text) ? "" : text;
  };
};

/** As `fieldText` in SQL: a template with an empty column is empty. */
export const fieldReader = (source: FieldSource | null, empty: readonly string[]): ReadText => {
  if (source === null) return () => "";
  if (source.kind === "constant") return () => source.value;
  if (source.kind === "column") {
    const bare = bareText(source.column, empty);
    const map = new Map(Object.entries(source.map ?? {}));
    const { fallback } = source;
    if (map.size > 0)
      return (live) => {
        const text = bare(live);
        return map.get(text) ?? fallback ?? text;
      };
    return fallback === null ? bare : (live) => bare(live) || fallback;
  }
  const parts = source.parts.map((part) => (typeof part === "string" ? part : bareText(part.column, empty)));
  return (live) => {
    let whole = "";
    for (const part of parts) {
      if (typeof part === "string") whole += part;
      else {
        const text = part(live);
        if (text === "") return "";
        whole += text;
      }
    }
    return whole;
  };
};

export const conditionReader = (condition: RawCondition, empty: readonly string[]): ((live: LiveEvent) => boolean) => {
  const bare = bareText(condition.column, empty);
  if (condition.test === "present") return (live) => bare(live) !== "";
  if (condition.test === "empty") return (live) => bare(live) === "";
  const values = new Set(condition.values);
  return condition.test === "in" ? (live) => values.has(bare(live)) : (live) => !values.has(bare(live));
};
