import { sql } from "../../core/sql.js";
import {
  countPlanned,
  planArrivals,
  plannedRecords,
  planQuarantine,
  planRows,
  spansWithout,
  touchedLoads,
  touchedQuarantine,
  touchesOthers,
} from "../../interactions/erase.sql.js";
import { eraseArrivals, erasePlan } from "../../interactions/erase-tables.js";
import { interactions, interactionsPast } from "../../interactions/tables.js";
import { commitments } from "../../promises/tables.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";
import type { Person } from "../customer/person.js";
import { emptyTable } from "../remove-rows.js";
import type { Journal } from "./journal.js";
import { textsOf } from "./tombstones.js";

/** Writes down which rows go and what the counts will be. Nothing is taken out yet; done again, it is the same plan. */
export const planErasure = async (
  stores: Stores,
  workspace: Workspace,
  whose: { now: Person; past: Person; customer: string; at: Date },
): Promise<Journal> => {
  const { facts, state } = stores;
  const { now, past } = whose;
  const subjects = [
    ...new Set([...now.subjects.keys(), ...[...past.subjects.keys()].filter((id) => !now.sharedSubjects.includes(id))]),
  ];
  await emptyTable(facts, erasePlan);
  await emptyTable(facts, eraseArrivals);
  await facts.command(planRows(interactions, { held: "interaction", keys: now.keys, subjects }));
  await facts.command(planRows(interactionsPast, { held: "past", keys: now.keys, subjects }));
  const texts = textsOf({ keys: now.keys, subjects: new Map([...past.subjects, ...now.subjects]) });
  await facts.command(planQuarantine({ keys: now.keys, subjects, texts }));
  await facts.command(
    planArrivals(workspace.sources.flatMap((s) => (s.expect?.by ? [{ source: s.name, by: s.expect.by }] : []))),
  );
  const counted = (await facts.query(countPlanned())).map((r) => ({ what: String(r.what), rows: Number(r.n) }));
  const [made] = await facts.query(sql`SELECT count() AS n FROM ${commitments} WHERE record_id IN ${plannedRecords}`);
  const rows = (what: string) => counted.find((c) => c.what === what)?.rows ?? 0;
  const [others] = await facts.query(touchesOthers);
  const loads = await loadsAfter(stores);
  const files = await state.db
    .selectFrom("loads")
    .select("path")
    .where("id", "in", loads.length > 0 ? loads.map((l) => l.id) : [-1])
    .where("state", "=", "committed")
    .execute();
  return {
    customer: whose.customer,
    step: "remove",
    at: whose.at.toISOString(),
    removed: [
      { what: "interactions", rows: rows("interaction") },
      { what: "corrected earlier", rows: rows("past") },
      { what: "commitments", rows: Number(made?.n ?? 0) },
      { what: "records that could not be read", rows: rows("quarantine") },
      { what: "copies in other files", rows: rows("copy") },
    ],
    loads,
    others: Number(others?.n ?? 0) > 0,
    files: [...new Set(files.map((f) => f.path))].sort(),
  };
};

/** The journal of the loads as if the person's rows had never been in their files. */
const loadsAfter = async ({ facts, state }: Stores): Promise<Journal["loads"]> => {
  const touched = await facts.query(touchedLoads);
  const unread = new Map((await facts.query(touchedQuarantine)).map((r) => [Number(r.load), Number(r.n)]));
  const ids = [...new Set([...touched.map((r) => Number(r.load)), ...unread.keys()])];
  if (ids.length === 0) return [];
  const spans = new Map((await facts.query(spansWithout(ids))).map((r) => [Number(r.load), r]));
  const loads = await state.db.selectFrom("loads").selectAll().where("id", "in", ids).execute();
  return loads.map((load) => {
    const off = touched.find((r) => Number(r.load) === load.id);
    const span = spans.get(load.id);
    return {
      id: load.id,
      rows: Math.max(0, Number(load.rows) - Number(off?.rows ?? 0)),
      duplicates: Math.max(0, Number(load.duplicates) - Number(off?.copies ?? 0)),
      quarantined: Math.max(0, Number(load.quarantined) - (unread.get(load.id) ?? 0)),
      // A load whose rows are all copies elsewhere keeps its times.
      first_at: off && span ? String(span.first_at) : load.first_at,
      last_at: off && span ? String(span.last_at) : load.last_at,
    };
  });
};
