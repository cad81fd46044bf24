import type { Problem } from "../../core/problem.js";
import { fail, ok, type Result } from "../../core/result.js";
import { outgoingProblems } from "./problems.js";

export const maxHops = 3;

/** Where an answer sends on to. Whether that may be reached is checked as for the first address. */
export const nextHop = (from: URL, location: string, hop: number): Result<URL, Problem> => {
  const refused = (says: string) => fail(outgoingProblems.make("outgoing.refused", { says }));
  if (hop >= maxHops) return refused(`the other side sends on more than ${maxHops} times`);
  if (!URL.canParse(location, from.href)) return refused("the other side sends on to no web address");
  const to = new URL(location, from.href);
  return from.protocol === "https:" && to.protocol !== "https:"
    ? refused("the other side sends on from https to http")
    : ok(to);
};
