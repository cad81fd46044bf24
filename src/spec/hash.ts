import { createHash } from "node:crypto";
import type { PromiseDefinition } from "../promises/model.js";
import type { SourceDefinition } from "../sources/model.js";

/** JSON whose keys are in order, so that the same meaning is the same text. */
export const stableJson = (value: unknown): string => {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(stableJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${stableJson(one)}`).join(",")}}`;
};

const sha256 = (value: unknown) => createHash("sha256").update(stableJson(value)).digest("hex");

/** Of what a promise's commitments rest on. How they are counted and shown (target, window, wording, owner) may change without judging anew. */
export const promiseHash = (p: PromiseDefinition): string => {
  const versions = p.versions.map(({ from, to, terms }) => ({ from, to, terms }));
  const calendar = p.calendar && { zone: p.calendar.zone, week: p.calendar.week, exceptions: p.calendar.exceptions };
  return sha256({
    kind: p.kind,
    made: p.made,
    met: p.met,
    counts: p.counts,
    void: p.void,
    per: p.per,
    calendar,
    zone: p.zone,
    endOfDay: p.endOfDay,
    split: p.split,
    versions,
  });
};

/** Of how a source's rows become interactions; `expect.by` is in it, since arrivals are counted by it. */
export const mappingHash = (s: SourceDefinition): string =>
  sha256({
    read: s.read,
    zone: s.zone,
    decimal: s.decimal,
    empty: s.empty,
    by: s.expect?.by ?? null,
    records: s.records,
  });
