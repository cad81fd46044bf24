import { ProblemsFound } from "../../core/problems-found.js";
import { p, sql } from "../../core/sql.js";
import { keyedHash } from "../../interactions/commit.sql.js";
import { interactions } from "../../interactions/tables.js";
import type { FieldSource } from "../../sources/model.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";
import { erasedHashes } from "../import/erased.js";
import { appProblems } from "../problems.js";
import { type Person, personByKeys, personBySubject } from "./person.js";

/** The person that a key (`loyalty:40017`) or a subject (`subject:1182`, or plain) stands for. `all`: also where the key stands behind another. */
export const findPerson = async (
  stores: Stores,
  workspace: Workspace,
  asked: { id: string; look: "fast" | "all" },
): Promise<Person> => {
  const { facts } = stores;
  const { id, look } = asked;
  const subject = id.startsWith("subject:") ? id.slice("subject:".length) : id;
  if (subject === id) {
    const stand = look === "all" || standsBehind(workspace, id) ? "anywhere" : "first";
    const person = await personByKeys(facts, interactions, {
      keys: [id],
      stand,
      sharing: look === "all" ? "all" : "where it matters",
    });
    if (person.told.length > 0) return person;
  }
  return personBySubject(facts, interactions, subject);
};

/** Whether a key of this kind may be given as a second one. */
const standsBehind = (workspace: Workspace, id: string): boolean =>
  workspace.sources.some((source) =>
    source.records.some(({ customer }) =>
      customer.slice(1).some((field) => startOf(field) === "" || id.startsWith(startOf(field))),
    ),
  );

const startOf = (field: FieldSource): string => {
  if (field.kind !== "template") return "";
  const first = field.parts[0];
  return typeof first === "string" ? first : "";
};

/** Why nobody was found, with what keys look like here. */
export const nobody = async (stores: Stores, workspace: Workspace, id: string): Promise<ProblemsFound> => {
  const forgotten = await forgottenOn(stores, id);
  if (forgotten !== null)
    return new ProblemsFound([
      appProblems.make("usage.customer", {
        says: `this person asked to be forgotten on ${forgotten.slice(0, 10)}; nothing is held about them`,
      }),
    ]);
  const starts = [
    ...new Set(workspace.sources.flatMap((s) => s.records.flatMap((r) => r.customer.map(startOf)))),
  ].filter((start) => start !== "");
  const tried = starts.map((start) => `${start}${id.slice(id.indexOf(":") + 1)}`).filter((key) => key !== id);
  const near =
    tried.length === 0
      ? []
      : await stores.facts.query(
          sql`SELECT customer FROM ${interactions} WHERE customer_id IN (SELECT cityHash64(arrayJoin(${p.texts(tried)}))) LIMIT 1`,
        );
  const [example] = await stores.facts.query(sql`SELECT customer FROM ${interactions} WHERE customer != '' LIMIT 1`);
  const looks = example ? `keys look like ${String(example.customer)}` : "no source gives keys of customers yet";
  const mean = near.length > 0 ? `; did you mean ${String(near[0]!.customer)}?` : "";
  return new ProblemsFound([
    appProblems.make("usage.customer", { says: `nobody has the key ${id}${mean}`, write: looks }),
  ]);
};

/** To an owner, somebody to whom none of their promises was made is nobody: no hint tells the two apart, or names another. */
export const stranger = (id: string): ProblemsFound =>
  new ProblemsFound([
    appProblems.make("usage.customer", {
      says: `nobody to whom a promise of yours was made has the key ${id}`,
      write: "a key of one of your promises' people: `kept people PROMISE`",
    }),
  ]);

/** When the person behind a key was erased; null if never. */
export const forgottenOn = async (stores: Stores, id: string): Promise<string | null> => {
  const { key } = await erasedHashes(stores);
  const [hash] = await stores.facts.query(sql`SELECT ${keyedHash(sql`${p.text(id)}`, key)} AS hash`);
  const row = await stores.state.db
    .selectFrom("erased")
    .select("erased_at")
    .where("identifier_hash", "=", String(hash!.hash))
    .executeTakeFirst();
  return row?.erased_at ?? null;
};
