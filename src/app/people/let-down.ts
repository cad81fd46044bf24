import { DateTime } from "luxon";
import { p, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import { peopleLetDown, promiseCounts } from "../../promises/counts.sql.js";
import { limitOf, measuredOf } from "../../promises/measured.js";
import { maskedKey } from "../../report/masked-key.js";
import { ask } from "../check/ask.js";
import type { Judgings, PromiseJudging } from "../check/judgings.js";
import type { Stores } from "../context.js";

/** Opinions of fewer people are not shown, nor whose they are. */
export const fewestPeople = 5;

/** Those whom one promise let down, worst first; a person without a known key is named by the subject. */
export const letDown = async (stores: Stores, all: Judgings, one: PromiseJudging, options: { limit: number }) => {
  const { facts } = stores;
  const { definition, judging } = one;
  const [counts] = await ask(facts, promiseCounts, judging);
  const hidden = definition.private && (counts?.let_down ?? 0) < fewestPeople;
  const rows = hidden ? [] : await ask(facts, peopleLetDown, { ...judging, limit: options.limit });
  const names = await namesOf(stores, rows);
  const measured = measuredOf(definition);
  const zone = all.workspace.company.timezone;
  const list = rows.map((row) => {
    const version = definition.versions[row.version] ?? definition.versions.at(-1)!;
    const name = names.get(row.customer_id === "0" ? row.subject_id : row.customer_id);
    const id = name === undefined ? `record:${row.record_id}` : row.customer_id === "0" ? `subject:${name}` : name;
    return {
      id,
      customer: maskedKey(id),
      times: row.times,
      at: DateTime.fromJSDate(row.due_at, { zone }).toISODate()!,
      measured: row.measured === null || measured === null ? null : row.measured / measured.per,
      limit: measured === null ? null : limitOf(version.terms, measured),
      unit: measured?.unit ?? null,
      where: Object.fromEntries(
        definition.split.map((field, i) => [field, row.values[i] ?? ""]).filter(([, value]) => value !== ""),
      ),
    };
  });
  return { list, more: Math.max(0, (counts?.let_down ?? 0) - list.length), counts, hidden };
};

/** Customers' and subjects' names by their keys. */
const namesOf = async (
  { facts }: Stores,
  rows: readonly { customer_id: string; subject_id: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const customers = rows.map((r) => r.customer_id).filter((id) => id !== "0");
  const subjects = rows.filter((r) => r.customer_id === "0" && r.subject_id !== "0").map((r) => r.subject_id);
  const found =
    await facts.query(sql`SELECT customer_id AS id, any(customer) AS name FROM ${interactions} WHERE customer_id IN (SELECT arrayJoin(${p.keys(customers)})) GROUP BY id
    UNION ALL SELECT subject_id AS id, any(subject) AS name FROM ${interactions} WHERE subject_id IN (SELECT arrayJoin(${p.keys(subjects)})) GROUP BY id`);
  return new Map(found.map((r) => [String(r.id), String(r.name)]));
};
