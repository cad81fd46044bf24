import { DateTime } from "luxon";
import { z } from "zod";
import { p, sql } from "../../core/sql.js";
import { sinceThen } from "../../interactions/since.sql.js";
import { interactions } from "../../interactions/tables.js";
import { letDownByPromise } from "../../promises/let-down.sql.js";
import { limitOf, measuredOf } from "../../promises/measured.js";
import { maskedKey } from "../../report/masked-key.js";
import { Unit } from "../../report/model.js";
import { ask } from "../check/ask.js";
import type { Judgings, PromiseJudging } from "../check/judgings.js";
import type { Stores } from "../context.js";
import { personId } from "./person-id.js";

export const PersonOnPage = z.object({
  id: z.string().describe("What `customer-page` takes: a number, never a key."),
  customer: z.string().describe("The masked key."),
  times: z.number().int(),
  latest: z.string().describe("Local ISO day on which they were last let down."),
  by: z
    .array(
      z.object({
        promise: z.string(),
        says: z.string(),
        times: z.number().int(),
        day: z.string().describe("Local ISO day of the worst time."),
        measured: z.number().nullable(),
        limit: z.number().nullable(),
        unit: Unit.nullable(),
      }),
    )
    .describe("The promises that let them down, with the worst time of each."),
  where: z.record(z.string(), z.string()).describe("The split fields of the worst time."),
  since: z
    .object({
      interactions: z.number().int().describe("0: nothing has been heard from or said to them since."),
      latest: z.string().nullable().describe("Instant."),
      score: z.number().nullable().describe("The latest score they gave since."),
    })
    .nullable()
    .describe("What happened after they were last let down; null: nobody knows who it was."),
});

type Person = z.infer<typeof PersonOnPage>;
type Row = z.output<typeof letDownByPromise.row>;

/** The people of one page with what let them down, and what has happened with them since. */
export const peopleOfPage = async (
  stores: Stores,
  all: Judgings,
  asked: { promises: readonly PromiseJudging[]; limit: number; offset: number },
): Promise<readonly Person[]> => {
  const { facts } = stores;
  const each = asked.promises.map((one) => one.judging);
  const rows = await ask(facts, letDownByPromise, { each, limit: asked.limit, offset: asked.offset });
  const people = [...new Set(rows.map((row) => row.person))].map((person) =>
    rows.filter((row) => row.person === person),
  );
  const known = people.map(([first]) => first!).filter((row) => row.customer_id !== "0");
  const since = await ask(facts, sinceThen, {
    customers: known.map((row) => row.customer_id),
    since: known.map((row) => row.last_due),
    asOf: all.asOf,
  });
  const subjects = await subjectNames(stores, rows);
  const definitions = new Map(asked.promises.map(({ definition }) => [definition.name, definition]));
  const day = (date: Date) => DateTime.fromJSDate(date, { zone: all.workspace.company.timezone }).toISODate()!;
  const by = (row: Row): Person["by"][number] => {
    const definition = definitions.get(row.promise)!;
    const version = definition.versions[row.version] ?? definition.versions.at(-1)!;
    const measured = measuredOf(definition);
    return {
      promise: row.promise,
      says: version.says,
      times: row.times,
      day: day(row.due_at),
      measured: row.measured === null || measured === null ? null : row.measured / measured.per,
      limit: measured === null ? null : limitOf(version.terms, measured),
      unit: measured?.unit ?? null,
    };
  };
  return people.map((own) => {
    const first = own[0]!;
    const then = since.find((row) => row.customer_id === first.customer_id);
    const split = definitions.get(first.promise)!.split;
    const subject = subjects.get(first.subject_id);
    return {
      id: personId(first),
      customer: maskedKey(
        then?.customer ?? (subject === undefined ? `record:${first.record_id}` : `subject:${subject}`),
      ),
      times: first.all_times,
      latest: day(first.last_due),
      by: own.map(by),
      where: Object.fromEntries(
        split.map((field, i) => [field, first.values[i] ?? ""]).filter(([, value]) => value !== ""),
      ),
      since:
        then === undefined
          ? null
          : { interactions: then.after, latest: then.latest?.toISOString() ?? null, score: then.score },
    };
  });
};

/** Names of the subjects that stand for people whom nobody knows. */
const subjectNames = async ({ facts }: Stores, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> => {
  const ids = rows.filter((row) => row.customer_id === "0" && row.subject_id !== "0").map((row) => row.subject_id);
  if (ids.length === 0) return new Map();
  const found = await facts.query(
    sql`SELECT toString(subject_id) AS id, any(subject) AS name FROM ${interactions} WHERE subject_id IN (SELECT arrayJoin(${p.keys(ids)})) GROUP BY subject_id`,
  );
  return new Map(found.map((row) => [String(row.id), String(row.name)]));
};
