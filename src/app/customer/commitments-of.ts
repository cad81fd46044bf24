import type { z } from "zod";
import { customerCommitments } from "../../promises/customer.sql.js";
import type { Judgings } from "../check/judgings.js";
import { ask } from "../check/promise-verdict.js";
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
  const whose = {
    subjects: [...person.subjects.keys()],
    shared: ["0", ...person.sharedSubjects],
    customers: person.customers,
  };
  return ask(facts, customerCommitments, { each: all.promises.map((one) => one.judging), whose });
};
