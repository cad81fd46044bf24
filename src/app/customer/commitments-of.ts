import type { z } from "zod";
import { customerCommitments } from "../../promises/customer.sql.js";
import { ask } from "../check/ask.js";
import type { Judgings } from "../check/judgings.js";
import type { Stores } from "../context.js";
import type { Person } from "./person.js";

export type PersonsCommitment = z.output<typeof customerCommitments.row>;

/** All that was promised to one person, each with its verdict. */
export const commitmentsOf = async (
  { facts }: Stores,
  all: Judgings,
  person: Person,
): Promise<readonly PersonsCommitment[]> => {
  if (all.promises.length === 0) return [];
  const subjects = [...person.subjects.keys(), ...person.sharedSubjects];
  const whose =
    person.customers.length > 0
      ? { subjects: [...subjects, "0"], customers: person.customers }
      : { subjects, customers: ["0"] };
  return ask(facts, customerCommitments, { each: all.promises.map((one) => one.judging), whose });
};
