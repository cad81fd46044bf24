import type { MappedRow } from "./map-event.js";

/** What an event's row says, in this order; then when, and where it is stored. Keys are the table's defaults. */
export const liveColumns = [
  "source",
  "type",
  "subject",
  "customer",
  "identifiers",
  "channel",
  "amount",
  "score",
  "text",
  "properties",
  "id",
  "at",
  "known_at",
  "load",
  "line",
  "batch",
] as const;

export type LiveContent = readonly [
  source: string,
  type: string,
  subject: string,
  customer: string,
  identifiers: readonly string[],
  channel: string,
  amount: number | null,
  score: number | null,
  text: string,
  properties: Readonly<Record<string, string>>,
  id: string,
];

export const liveContent = (row: MappedRow, of: { readonly source: string; readonly id: string }): LiveContent => [
  of.source,
  row.type,
  row.subject,
  row.identifiers[0] ?? "",
  row.identifiers,
  row.channel,
  row.amount,
  row.score,
  row.text,
  row.properties,
  of.id,
];

export type LivePlace = {
  readonly knownAt: number;
  readonly load: number;
  readonly line: number;
  readonly batch: number;
};

/** A line for the engine. `content`: what `JSON.stringify` made of a `LiveContent`. */
export const liveLine = (content: string, at: number, { knownAt, load, line, batch }: LivePlace): string =>
  `${content.slice(0, -1)},"${stored(at)}","${stored(knownAt)}",${load},${line},${batch}]\n`;

const stored = (ms: number): string => new Date(ms).toISOString().slice(0, 23).replace("T", " ");

/** Whether two rows say the same. Amounts may differ in the last bit, as they were read. When it happened is no part of it: senders stamp again. */
export const sameContent = (a: LiveContent, b: LiveContent): boolean =>
  a.every((one, i) => {
    const other = b[i];
    if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= Math.abs(one) * 1e-14;
    return typeof one === "object" ? JSON.stringify(one) === JSON.stringify(other) : one === other;
  });
