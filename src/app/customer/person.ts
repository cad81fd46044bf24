import { compile } from "../../core/query.js";
import { p, sql } from "../../core/sql.js";
import type { Table } from "../../core/table.js";
import {
  identifiersBeside,
  interactionsOfKeys,
  interactionsOfSubjects,
  sharedSubjects,
  type Told,
} from "../../interactions/customer.sql.js";
import type { Facts } from "../../stores/facts.js";

/**
 * One person, as the keys tell: those that stand together in one interaction, unless they are shared (a device beside two
 * loyalty cards is nobody's own). `told` is all they did, and what happened to their own subjects.
 */
export type Person = {
  readonly keys: readonly string[];
  /** Keys that stand beside theirs and belong to others too. */
  readonly sharedKeys: readonly string[];
  readonly customers: readonly string[];
  /** Subjects that are about nobody else, by id and by name. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly sharedSubjects: readonly string[];
  readonly told: readonly Told[];
};

export type Asked = {
  readonly keys: readonly string[];
  readonly stand: "first" | "anywhere";
  /** Whose subjects are looked into: `all` (before anything is taken out), or only where others' rows would be told as theirs. */
  readonly sharing: "all" | "where it matters";
};

/** By one or more keys (`loyalty:40017`). Nobody: `told` is empty. */
export const personByKeys = async (facts: Facts, table: Table, { keys, stand, sharing }: Asked): Promise<Person> => {
  let known = [...keys];
  const sharedKeys = new Set<string>();
  for (;;) {
    const own = await facts.query(compile(interactionsOfKeys.steps({ interactions: table, keys: known, stand })), {
      row: interactionsOfKeys.row,
    });
    const beside = [...new Set(own.flatMap((r) => r.identifiers))].filter(
      (key) => !known.includes(key) && !sharedKeys.has(key),
    );
    if (beside.length === 0)
      return withSubjects(facts, table, { keys: known, sharedKeys: [...sharedKeys], own, sharing });
    const shared = await sharedAmong(facts, { table, known, beside });
    for (const key of shared) sharedKeys.add(key);
    known = [...known, ...beside.filter((key) => !shared.includes(key))];
  }
};

/** A subject that nobody's key stands at: whoever it was, this is all we know of them. */
export const personBySubject = async (facts: Facts, table: Table, subject: string): Promise<Person> => {
  const [row] = await facts.query(sql`SELECT toString(cityHash64(${p.text(subject)})) AS id`);
  const id = String(row!.id);
  const keyed = await facts.query(
    sql`SELECT DISTINCT identifiers[1] AS key FROM ${table} WHERE subject_id = ${p.key(id)} AND notEmpty(identifiers) ORDER BY key LIMIT 2`,
  );
  // Exactly one person's: then it is asked about that person.
  if (keyed.length === 1)
    return personByKeys(facts, table, { keys: [String(keyed[0]!.key)], stand: "anywhere", sharing: "all" });
  const about = { interactions: table, subjects: [id] };
  const told = await facts.query(compile(interactionsOfSubjects.steps(about)), { row: interactionsOfSubjects.row });
  return {
    keys: [],
    sharedKeys: [],
    customers: [],
    subjects: new Map(told.length > 0 ? [[id, subject]] : []),
    sharedSubjects: [],
    told,
  };
};

const withSubjects = async (
  facts: Facts,
  table: Table,
  found: { keys: readonly string[]; sharedKeys: readonly string[]; own: readonly Told[]; sharing: Asked["sharing"] },
): Promise<Person> => {
  const { keys, sharedKeys, own } = found;
  const names = new Map(own.filter((r) => r.subject_id !== "0").map((r) => [r.subject_id, r.subject]));
  const all = { interactions: table, subjects: [...names.keys()], keys };
  const others =
    names.size === 0
      ? []
      : await facts.query(compile(interactionsOfSubjects.steps(all)), { row: interactionsOfSubjects.row });
  const doubtful = found.sharing === "all" ? all.subjects : [...new Set(others.map((r) => r.subject_id))];
  const shared =
    doubtful.length === 0
      ? []
      : await facts.query(compile(sharedSubjects.steps({ ...all, subjects: doubtful })), { row: sharedSubjects.row });
  const not = new Set(shared.map((r) => r.subject_id));
  return {
    keys,
    sharedKeys,
    customers: [...new Set(own.map((r) => r.customer_id))].filter((id) => id !== "0"),
    subjects: new Map([...names].filter(([id]) => !not.has(id))),
    sharedSubjects: [...not],
    told: [...own, ...others.filter((r) => !not.has(r.subject_id))].sort(
      (a, b) => a.at.getTime() - b.at.getTime() || (a.record_id < b.record_id ? -1 : 1),
    ),
  };
};

const space = (key: string) => (key.includes(":") ? key.slice(0, key.indexOf(":")) : "");

/** Which new keys others have too: beside them stand two different keys of a kind that we know one of. */
const sharedAmong = async (
  facts: Facts,
  asked: { table: Table; known: readonly string[]; beside: readonly string[] },
): Promise<readonly string[]> => {
  const rows = await facts.query(compile(identifiersBeside.steps({ interactions: asked.table, keys: asked.beside })), {
    row: identifiersBeside.row,
  });
  const kinds = new Set(asked.known.map(space));
  return asked.beside.filter((key) => {
    const others = new Set(
      rows
        .filter((r) => r.identifiers.includes(key))
        .flatMap((r) => r.identifiers)
        .filter((k) => k !== key && kinds.has(space(k))),
    );
    const alien = [...others].filter((k) => !asked.known.includes(k));
    const sameKind = asked.beside.filter((k) => space(k) === space(key));
    // Two cards are not one person's two cards until somebody says so.
    return kinds.has(space(key)) || sameKind.length > 1 || alien.length > 0;
  });
};
