import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { p, type Sql, sql } from "../../core/sql.js";
import { keyedHash } from "../../interactions/commit.sql.js";
import { interactions, interactionsPast } from "../../interactions/tables.js";
import { type Archive, readHead } from "../backup/archive-reader.js";
import type { Head } from "../backup/manifest.js";
import type { Context, Stores } from "../context.js";
import { eraseCustomer } from "../erase/erase.js";
import { changingExtent } from "../extent.js";
import { erasedHashes } from "../import/erased.js";
import { leaveOutErased } from "../import/leave-out-erased.js";

type Tombstone = Head["erased"][number];

/** Who was erased after the backup was made: as newer backups of the same workspace say, beside it or named. */
export const erasedSince = async (
  { head }: Archive,
  { file, more }: { file: string; more: readonly string[] },
): Promise<{ readonly tombstones: readonly Tombstone[]; readonly from: readonly string[] }> => {
  const beside = readdirSync(dirname(file)).map((name) => join(dirname(file), name));
  const known = new Set(head.erased.map((one) => one.identifier_hash));
  const tombstones = new Map<string, Tombstone>();
  const from: string[] = [];
  for (const path of new Set([...beside, ...more])) {
    const other = path === file ? null : await readHead(path);
    if (other === null || other.instance !== head.instance) continue;
    const news = other.erased.filter((one) => !known.has(one.identifier_hash));
    if (news.length > 0) from.push(path);
    for (const one of news) tombstones.set(one.identifier_hash, one);
  }
  return { tombstones: [...tombstones.values()], from };
};

/** Erases again whoever the backup still holds, and remembers who must not come back. Resolves to how many people it held. */
export const forgetNewer = async (context: Context, tombstones: readonly Tombstone[]): Promise<number> => {
  if (tombstones.length === 0) return 0;
  const stores = await context.stores();
  let people = 0;
  for (let next = await stillThere(stores, tombstones); next !== null; next = await stillThere(stores, tombstones)) {
    await eraseCustomer(context, next);
    people += 1;
  }
  for (const one of tombstones)
    await stores.state.db
      .insertInto("erased")
      .values(one)
      .onConflict((c) => c.column("identifier_hash").doNothing())
      .execute();
  // Records that nobody could read may mention them too.
  const loads = await stores.state.db.selectFrom("loads").selectAll().execute();
  if (loads.length > 0)
    await changingExtent(stores, async () => leaveOutErased(stores, loads, await erasedHashes(stores)));
  return people;
};

/** One key, or else one subject, of somebody who was erased since and is in the facts. */
const stillThere = async (stores: Stores, tombstones: readonly Tombstone[]): Promise<string | null> => {
  const { key } = await erasedHashes(stores);
  const hashes = p.texts(tombstones.map((one) => one.identifier_hash));
  const found = (text: Sql) => sql`SELECT text FROM (SELECT DISTINCT ${text} AS text FROM (
SELECT identifiers, subject FROM ${interactions} UNION ALL SELECT identifiers, subject FROM ${interactionsPast}))
WHERE has(${hashes}, toString(${keyedHash(sql`text`, key)})) LIMIT 1`;
  for (const text of [sql`arrayJoin(identifiers)`, sql`concat('subject:', subject)`]) {
    const [row] = await stores.facts.query(found(text));
    if (row !== undefined) return String(row.text);
  }
  return null;
};
