import type { Problem } from "../core/problem.js";
import type { RawCondition, RecordMapping, SourceDefinition } from "../sources/model.js";
import type { Entry } from "./entries.js";
import { inside, type Site, toField, toProperty, toTime } from "./to-field.js";
import { toPoll } from "./to-poll.js";
import { toReceive } from "./to-receive.js";
import type { RawConditionV1 } from "./v1/condition.js";
import type { RecordV1, TypeV1 } from "./v1/record.js";
import type { SourceV1 } from "./v1/source.js";

export const toSource = (
  entry: Entry<SourceV1>,
  written: SourceV1,
  context: { timezone: string; problems: Problem[] },
): SourceDefinition => {
  const site: Site = { at: entry.at, problems: context.problems, path: [] };
  return {
    name: entry.name,
    says: written.says ?? null,
    owner: written.owner ?? null,
    files: written.files ?? [],
    receive: written.receive ? toReceive(written.receive) : null,
    poll: written.poll ? toPoll(written.poll, inside(site, "poll")) : null,
    read: {
      format: written.format ?? null,
      delimiter: written.delimiter ?? null,
      encoding: written.encoding ?? null,
      header: written.header ?? true,
      skipLines: written.skip_lines ?? 0,
      sheet: written.sheet ?? null,
    },
    zone: written.timezone ?? context.timezone,
    decimal: written.decimal ?? ".",
    empty: written.empty ?? [],
    expect: written.expect
      ? {
          every: written.expect.every,
          within: written.expect.within ?? written.expect.every,
          by: written.expect.by ?? null,
        }
      : null,
    private: written.private ?? false,
    records: written.records.map((record, i) => toRecord(record, inside(site, "records", i))),
  };
};

const toRecord = (written: RecordV1, site: Site): RecordMapping => {
  const field = (key: "id" | "subject" | "channel" | "amount" | "score" | "text") =>
    written[key] === undefined ? null : toField(written[key], inside(site, key));
  return {
    type: toType(written.type, inside(site, "type")),
    at: toTime(written.at, inside(site, "at")),
    recorded: written.recorded === undefined ? null : toTime(written.recorded, inside(site, "recorded")),
    id: field("id"),
    subject: field("subject"),
    customer: (written.customer ?? []).map((one, i) => toField(one, inside(site, "customer", i))),
    channel: field("channel"),
    amount: field("amount"),
    score: field("score"),
    text: field("text"),
    properties: Object.fromEntries(
      Object.entries(written.properties ?? {}).map(([name, property]) => [
        name,
        toProperty(property, inside(site, "properties", name)),
      ]),
    ),
    where: Object.entries(written.where ?? {}).map(([column, condition]) => toRawCondition(column, condition)),
  };
};

/** A type given as text is a constant, unless it holds columns in braces. */
const toType = (written: TypeV1, site: Site) => {
  if (typeof written !== "string")
    return toField(
      {
        from: written.from,
        ...(written.map === undefined ? {} : { map: written.map }),
        ...(written.default === undefined ? {} : { default: written.default }),
      },
      site,
    );
  return /[{}]/.test(written) ? toField(written, site) : ({ kind: "constant", value: written } as const);
};

const toRawCondition = (column: string, written: RawConditionV1): RawCondition => {
  if (typeof written === "string")
    return written.trim() === "" ? { column, test: "empty", values: [] } : { column, test: "in", values: [written] };
  if (Array.isArray(written)) return { column, test: "in", values: written };
  if ("not" in written) return { column, test: "not", values: written.not };
  return { column, test: (written as { present: boolean }).present ? "present" : "empty", values: [] };
};
