import { p, sql } from "../../core/sql.js";
import { keyedHash } from "../../interactions/commit.sql.js";
import { aboutText } from "../../interactions/erase.sql.js";
import type { Stores } from "../context.js";
import type { Person } from "../customer/person.js";
import { erasedHashes } from "../import/erased.js";

/** Shorter texts are anybody's: a card `5` would take every record with a 5 in it along. */
const shortestText = 5;

const afterSpace = (key: string) => key.slice(key.indexOf(":") + 1);

/** The texts by which the person can be found in what nobody could read: keys and subjects, with and without their namespace. */
export const textsOf = (person: Pick<Person, "keys" | "subjects">): readonly string[] => [
  ...new Set(
    [...person.keys, ...person.subjects.values()]
      .flatMap((text) => [text, afterSpace(text)])
      .filter((text) => text.length >= shortestText),
  ),
];

/** Remembers, as keyed hashes alone, what must never be stored again. Comes before anything is taken out. */
export const putTombstones = async (stores: Stores, person: Person, at: Date): Promise<void> => {
  const { key } = await erasedHashes(stores);
  const texts = [
    ...person.keys,
    ...[...person.subjects.values()].map((s) => `subject:${s}`),
    ...textsOf(person).map((text) => `value:${text}`),
  ];
  const abouts = [...person.keys, ...person.subjects.values()];
  for (let i = 0; i < texts.length; i += 500) {
    const some = (all: readonly string[]) => sql`arrayJoin(${p.texts(all.slice(i, i + 500))})`;
    const rows = await stores.facts.query(
      sql`SELECT ${keyedHash(some(texts), key)} AS hash UNION ALL SELECT ${keyedHash(aboutText(some(abouts)), key)} AS hash`,
    );
    await stores.state.db
      .insertInto("erased")
      .values(rows.map((r) => ({ identifier_hash: String(r.hash), erased_at: at.toISOString() })))
      .onConflict((c) => c.column("identifier_hash").doNothing())
      .execute();
  }
};

export const hashOf = async (stores: Stores, text: string): Promise<string> => {
  const { key } = await erasedHashes(stores);
  const [row] = await stores.facts.query(sql`SELECT ${keyedHash(sql`${p.text(text)}`, key)} AS hash`);
  return String(row!.hash);
};
