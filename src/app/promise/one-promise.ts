import type { Judgings, PromiseJudging } from "../check/judgings.js";

/** The one promise that was asked about; `judgings` has refused names that do not exist. */
export const onePromise = (all: Judgings): PromiseJudging => {
  const [one] = all.promises;
  if (!one) throw new Error("no promise was asked about");
  return one;
};
