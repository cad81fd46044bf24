import type { FieldSource, PropertyField, RecordMapping, SourceDefinition, TimeField } from "../sources/model.js";
import { eventNumber, numberText } from "./event-number.js";
import { conditionReader, fieldReader, type LiveEvent, type ReadText } from "./event-text.js";
import { eventInstant, offsetMs } from "./event-time.js";
import { nameOf } from "./mapping.sql.js";
import { type RecordProblem, recordSays } from "./problems.js";
import type { SlashOrder } from "./time.sql.js";
import { no, yes } from "./yes-no.js";

/** One interaction that an event yields. Times are milliseconds since 1970. */
export type MappedRow = {
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number | null;
  readonly subject: string;
  readonly identifiers: readonly string[];
  readonly channel: string;
  readonly amount: number | null;
  readonly score: number | null;
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
};

/** Why a mapping that applies yields none; what could be read all the same is `row`. */
export type MappedFault = {
  readonly code: RecordProblem;
  readonly column: string;
  readonly value: string;
  readonly says: string;
  readonly row: MappedRow;
};

export type MappedEvent = { readonly rows: readonly MappedRow[]; readonly faults: readonly MappedFault[] };
export type MapEvent = (live: LiveEvent) => MappedEvent;

/**
 * A source's record mappings as one function, compiled once. The same rows and the same faults as the SQL of `mapping.sql.ts`
 * makes (`map-event.test.ts` holds both together); for what comes live, event by event, where SQL would be a process a batch.
 * Of dates like 03/04/2025 only what can be one thing alone is read: a single event cannot rule the other out.
 */
export const mapEvents = (
  source: SourceDefinition,
  { slash }: { slash: SlashOrder } = { slash: "mixed" },
): MapEvent => {
  const records = source.records.map((mapping) => recordOf(mapping, source, slash));
  return (live) => {
    const rows: MappedRow[] = [];
    const faults: MappedFault[] = [];
    for (const record of records) {
      const made = record(live);
      if (made === null) continue;
      if ("code" in made) faults.push(made);
      else rows.push(made);
    }
    return { rows, faults };
  };
};

type Check = (code: RecordProblem, column: string, value: string) => void;
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2300, 0, 1);

const recordOf = (mapping: RecordMapping, source: SourceDefinition, slash: SlashOrder) => {
  const { empty, decimal } = source;
  const read = (field: FieldSource | null) => fieldReader(field, empty);
  const where = mapping.where.map((condition) => conditionReader(condition, empty));
  const time = (field: TimeField) => timeReader(field, source, slash);
  const [at, recorded] = [time(mapping.at), mapping.recorded && time(mapping.recorded)];
  const [type, subject, channel, text] = [mapping.type, mapping.subject, mapping.channel, mapping.text].map(read) as [
    ReadText,
    ReadText,
    ReadText,
    ReadText,
  ];
  const customer = mapping.customer.map(read);
  const [amount, score] = [mapping.amount, mapping.score].map((field) => numberReader(field, source));
  const properties = Object.entries(mapping.properties).map(
    ([name, field]) => [name, propertyReader(field, source, slash)] as const,
  );
  const typed = mapping.type.kind !== "constant";
  return (live: LiveEvent): MappedRow | MappedFault | null => {
    if (at.text(live) === "" || !where.every((holds) => holds(live))) return null;
    let fault: { code: RecordProblem; column: string; value: string } | null = null;
    // The first fault of a record is the one that is told.
    const check: Check = (code, column, value) => {
      fault ??= { code, column, value };
    };
    const happened = at.read(live, check);
    const known = recorded?.read(live, check) ?? null;
    const kind = type(live);
    if (typed && kind === "") check("record.type.empty", nameOf(mapping.type), kind);
    const about = subject(live);
    const identifiers: string[] = [];
    for (const identifier of customer) {
      const key = identifier(live);
      if (key !== "") identifiers.push(key);
    }
    if (mapping.subject && about === "" && identifiers.length === 0)
      check("record.subject.empty", nameOf(mapping.subject), about);
    const row: MappedRow = {
      type: kind,
      at: happened ?? 0,
      recordedAt: known,
      subject: about,
      identifiers,
      channel: channel(live),
      amount: amount!(live, check),
      score: score!(live, check),
      text: text(live),
      properties: propertiesOf(properties, live, check),
    };
    return fault === null ? row : faultOf(fault, row);
  };

  function propertiesOf(all: typeof properties, live: LiveEvent, check: Check) {
    const found: Record<string, string> = {};
    for (const [name, property] of all) found[name] = property(live, check);
    return found;
  }

  function numberReader(field: FieldSource | null, { decimal: sign }: { decimal: typeof decimal }) {
    if (field === null) return () => null;
    const value = read(field);
    const name = nameOf(field);
    return (live: LiveEvent, check: Check) => {
      const found = value(live);
      if (found === "") return null;
      const number = eventNumber(found, sign);
      if (number === null) check("record.number.unreadable", name, found);
      return number;
    };
  }
};

const faultOf = (fault: { code: RecordProblem; column: string; value: string }, row: MappedRow): MappedFault => ({
  code: fault.code,
  column: fault.column,
  value: fault.value.slice(0, 1_000),
  says: recordSays[fault.code].replace("[]", () => fault.column).replace("{}", () => fault.value.slice(0, 200)),
  row,
});

const timeReader = (field: TimeField, source: SourceDefinition, slash: SlashOrder) => {
  const text = fieldReader(field.from, source.empty);
  const column = nameOf(field.from);
  const form = {
    pattern: field.pattern,
    zone: field.zone ?? source.zone,
    slash: field.from.kind === "column" ? slash : ("day first" as const),
  };
  return {
    text,
    read: (live: LiveEvent, check: Check): number | null => {
      const value = text(live);
      const instant = eventInstant(value, form);
      if (instant === null && value !== "") check("record.time.unreadable", column, value);
      if (instant !== null && (instant < earliest || instant >= latest)) check("record.time.range", column, value);
      return instant;
    },
  };
};

const flags = new Map([...yes.map((word) => [word, "true"] as const), ...no.map((word) => [word, "false"] as const)]);

const propertyReader = (field: PropertyField, source: SourceDefinition, slash: SlashOrder) => {
  const value = fieldReader(field.from, source.empty);
  const column = nameOf(field.from);
  if (field.as === "text") return value as (live: LiveEvent, check: Check) => string;
  const zone = field.zone ?? source.zone;
  const form = {
    pattern: field.pattern,
    zone,
    slash: field.from.kind === "column" ? slash : ("day first" as const),
  };
  return (live: LiveEvent, check: Check): string => {
    const text = value(live);
    if (text === "") return "";
    if (field.as === "number") {
      const number = eventNumber(text, source.decimal);
      if (number === null) check("record.number.unreadable", column, text);
      return number === null ? "" : numberText(number);
    }
    if (field.as === "boolean") {
      const flag = flags.get(text.toLowerCase()) ?? "";
      if (flag === "") check("record.boolean.unreadable", column, text);
      return flag;
    }
    const at = eventInstant(text, form);
    if (at === null) {
      check("record.time.unreadable", column, text);
      return "";
    }
    const iso = new Date(field.as === "day" && zone !== "UTC" ? at + offsetMs(at, zone) : at).toISOString();
    return field.as === "day" ? iso.slice(0, 10) : iso;
  };
};
