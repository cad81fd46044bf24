import { promiseCounts } from "../../promises/counts.sql.js";
import type { CountedRow } from "../../promises/keep-rate.js";
import type { Facts } from "../../stores/facts.js";
import { fewestPeople } from "../people/let-down.js";
import { ask } from "./ask.js";
import type { PromiseJudging } from "./judgings.js";

/** Nobody, or enough that nobody stands out. */
export const isFew = (people: number): boolean => people > 0 && people < fewestPeople;

/** Whether a group of a promise tells too much to somebody who may not open its people: it is small, or all but it is. */
export const tooFewToShow = async (facts: Facts, one: PromiseJudging, counted?: CountedRow): Promise<boolean> => {
  if (one.opens) return false;
  const counts = counted ?? (await ask(facts, promiseCounts, one.judging))[0];
  if (counts === undefined) return false;
  if (isFew(counts.people)) return true;
  if (one.judging.only.length === 0) return false;
  const [all] = await ask(facts, promiseCounts, { ...one.judging, only: [] });
  return all !== undefined && isFew(all.people - counts.people);
};
