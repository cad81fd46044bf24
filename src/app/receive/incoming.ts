import { eventHash } from "../../interactions/event-hash.js";
import { type LiveContent, liveContent } from "../../interactions/live-rows.js";
import type { MapEvent, MappedRow } from "../../interactions/map-event.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { eventProblems } from "../../sources/receive/problems.js";
import type { RawEvent } from "../../sources/receive/raw-event.js";

/** Why an event, or one of its interactions, is set aside. `row`: what could be read all the same. */
export type Fault = {
  readonly code: string;
  readonly column: string;
  readonly value: string;
  readonly says: string;
  readonly row: MappedRow | null;
};

/** An event that was read and mapped, and waits to be stored. */
export type Incoming = {
  readonly source: SourceDefinition;
  readonly id: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly receivedAt: number;
  readonly rows: readonly MappedRow[];
  readonly contents: readonly LiveContent[];
  /** `contents` as the engine takes them. */
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
  /** What tells it from another event of the same id, as far as a number can. */
  readonly print: number;
};

const dayMs = 86_400_000;
const oldest = Date.UTC(1971, 0, 1);

export const incoming = (
  raw: RawEvent,
  given: { readonly source: SourceDefinition; readonly map: MapEvent; readonly receivedAt: number },
): Incoming => {
  const { source, receivedAt } = given;
  const { id, event } = raw;
  const faults: Fault[] = [];
  if (raw.fault !== null) faults.push({ ...raw.fault, row: null });
  else if (id === "")
    faults.push(
      fault("event.id.missing", source.receive?.id ?? "", "", `${source.receive?.id ?? "its id"} is missing`),
    );
  else if (id.length > 500)
    faults.push(fault("event.id.missing", source.receive?.id ?? "", id, "its id is longer than 500 characters"));
  const rows: MappedRow[] = [];
  if (faults.length === 0) {
    const mapped = given.map({ event, at: raw.at, receivedAt: new Date(receivedAt).toISOString() });
    faults.push(...mapped.faults);
    for (const row of mapped.rows) {
      const untimely = untimelyFault(row, receivedAt, raw.at);
      if (untimely === null) rows.push(row);
      else faults.push(untimely);
    }
  }
  const contents = rows.map((row) => liveContent(row, { source: source.name, id }));
  const lines = contents.map((content) => JSON.stringify(content));
  return {
    source,
    id,
    event,
    receivedAt,
    rows,
    contents,
    lines,
    faults,
    print: eventHash(faults.length > 0 ? payloadOf(event) : lines.length === 1 ? lines[0]! : lines.join("\n")),
  };
};

const fault = (
  code: keyof typeof eventProblems.kinds,
  column: string,
  value: string,
  says: string,
  row: MappedRow | null = null,
): Fault => ({ code, column, value: value.slice(0, 1_000), says, row });

const untimelyFault = (row: MappedRow, receivedAt: number, at: string): Fault | null => {
  if (row.at > receivedAt + dayMs)
    return fault("event.time.ahead", "at", at, `“${at}” is more than a day after it was received`, row);
  return row.at < oldest ? fault("event.time.past", "at", at, `“${at}” is before 1971`, row) : null;
};

/** As much of an event as quarantine keeps: at most 64 KB of JSON. */
export const payloadOf = (event: Readonly<Record<string, unknown>>): string => {
  const text = JSON.stringify(event);
  return text.length <= 65_536 ? text : text.slice(0, 65_536);
};

export const conflict = ({ id }: Incoming): Fault =>
  fault("event.id.conflict", "", id, "another event with the same id was taken before, and says something else");
