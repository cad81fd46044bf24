import { ProblemsFound } from "../../core/problems-found.js";
import { p, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";
import { findPerson, nobody } from "../customer/find-person.js";
import type { Person } from "../customer/person.js";
import { appProblems } from "../problems.js";
import { parsePersonId } from "./person-id.js";

/** The person of an address, with the key that they are known by; also by the key itself. Nobody: a problem that says why. */
export const personOfId = async (
  stores: Stores,
  workspace: Workspace,
  id: string,
): Promise<{ readonly key: string; readonly person: Person }> => {
  const key = await keyOf(stores, id);
  if (key === null)
    throw new ProblemsFound([
      appProblems.make("usage.customer", {
        says: "nobody is known by this number any more: their records were taken back, or they asked to be forgotten",
      }),
    ]);
  const person = await findPerson(stores, workspace, { id: key, look: "fast" });
  if (person.told.length === 0) throw await nobody(stores, workspace, key);
  return { key, person };
};

const keyOf = async ({ facts }: Stores, id: string): Promise<string | null> => {
  const parsed = parsePersonId(id);
  if (parsed === null) return id;
  if (parsed.kind === "record") return null;
  const [found] =
    parsed.kind === "customer"
      ? await facts.query(
          sql`SELECT customer AS key FROM ${interactions} WHERE customer_id = ${p.key(parsed.key)} LIMIT 1`,
        )
      : await facts.query(
          sql`SELECT concat('subject:', subject) AS key FROM ${interactions} WHERE subject_id = ${p.key(parsed.key)} LIMIT 1`,
        );
  return found === undefined ? null : String(found.key);
};
