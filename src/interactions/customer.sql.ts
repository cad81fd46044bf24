import { z } from "zod";
import { query, step } from "../core/query.js";
import { row } from "../core/row.js";
import { p, type Sql, sql } from "../core/sql.js";
import type { Table } from "../core/table.js";
import { interactions } from "./tables.js";

/** One row per different list of identifiers in which one of the keys stands: who else the person is, or who shares the key. */
export const identifiersBeside = query({
  name: "identifiers_beside",
  says: "Which keys stand beside these in one interaction",
  row: z.object({ identifiers: row.texts() }),
  example: { interactions: interactions as Table, keys: ["loyalty:40017"] as readonly string[] },
  steps: ({ interactions: table, keys }: { interactions: Table; keys: readonly string[] }) => [
    step(
      "beside",
      "a list of keys",
      sql`SELECT DISTINCT identifiers FROM ${table} WHERE hasAny(identifiers, ${p.texts(keys)}) ORDER BY identifiers LIMIT 10000`,
    ),
  ],
});

const told = sql`record_id, source, type, at, subject, subject_id, customer_id, identifiers, channel, amount, score, text, load, line`;

/** One interaction of one person's story. */
export const toldRow = z.object({
  record_id: row.key(),
  source: row.text(),
  type: row.text(),
  at: row.instant(),
  subject: row.text(),
  subject_id: row.key(),
  customer_id: row.key(),
  identifiers: row.texts(),
  channel: row.text(),
  amount: row.numberOrNull(),
  score: row.numberOrNull(),
  text: row.text(),
  load: row.count(),
  line: row.count(),
});
export type Told = z.output<typeof toldRow>;

/** `first`: the keys stand first wherever they stand, so that an index finds them; `anywhere`: every row is looked at. */
type OfKeys = { readonly interactions: Table; readonly keys: readonly string[]; readonly stand: "first" | "anywhere" };

/** One row per interaction that carries one of the keys. */
export const interactionsOfKeys = query({
  name: "interactions_of_keys",
  says: "What one person did, by their keys",
  row: toldRow,
  example: { interactions, keys: ["loyalty:40017"], stand: "first" } as OfKeys,
  steps: ({ interactions: table, keys, stand }: OfKeys) => [
    step(
      "told",
      "an interaction",
      sql`SELECT ${told} FROM ${table} WHERE ${carrying(keys, stand)} ORDER BY at, record_id`,
    ),
  ],
});

export const carrying = (keys: readonly string[], stand: "first" | "anywhere"): Sql =>
  stand === "first"
    ? sql`customer_id IN (SELECT cityHash64(arrayJoin(${p.texts(keys)})))`
    : sql`hasAny(identifiers, ${p.texts(keys)})`;

type OfSubjects = {
  readonly interactions: Table;
  readonly subjects: readonly string[];
  readonly keys: readonly string[];
};
const ofSubjects: OfSubjects = { interactions, subjects: ["1"], keys: ["loyalty:40017"] };

/** One row per subject that somebody else's interactions are about too: a product, say. It belongs to nobody. */
export const sharedSubjects = query({
  name: "shared_subjects",
  says: "Which of these subjects are shared with other people",
  row: z.object({ subject_id: row.key() }),
  example: ofSubjects,
  steps: ({ interactions: table, subjects, keys }: OfSubjects) => [
    step(
      "shared",
      "a subject",
      sql`SELECT DISTINCT subject_id FROM ${table} WHERE ${among(subjects)} AND notEmpty(identifiers) AND NOT hasAny(identifiers, ${p.texts(keys)})`,
    ),
  ],
});

/** One row per interaction without a key that is about one of the subjects: what a till or a ledger says of the person's order. */
export const interactionsOfSubjects = query({
  name: "interactions_of_subjects",
  says: "What happened to one person's orders, by systems that do not know the person",
  row: toldRow,
  example: { interactions, subjects: ["1"] } as Omit<OfSubjects, "keys">,
  steps: ({ interactions: table, subjects }: Omit<OfSubjects, "keys">) => [
    // No key, so no customer: the engine need not read the list of keys.
    step(
      "told",
      "an interaction",
      sql`SELECT ${told} FROM ${table} WHERE customer_id = 0 AND ${among(subjects)} ORDER BY at, record_id`,
    ),
  ],
});

const among = (subjects: readonly string[]): Sql => sql`subject_id IN (SELECT arrayJoin(${p.keys(subjects)}))`;
