import type { Happened } from "../conditions.js";
import type { PromiseDefinition, Terms } from "../model.js";

/** One interaction as the plain evaluator sees it; `at` in milliseconds. */
export type Interaction = Happened & {
  readonly recordId: bigint;
  readonly at: number;
  readonly subject: string;
  readonly customer: string;
};

/** How an occasion ends if nothing voids it. Times in milliseconds; `seen` is null when the outcome rests on nothing having been seen. */
export type Ending = {
  readonly due: number;
  readonly outcome: "kept" | "broken" | "void" | "unknown";
  readonly settled: number;
  readonly seen: number | null;
  readonly measured: number | null;
};

/**
 * A kind of promise, plain and slow, as the measure for its SQL. `history` holds all interactions with the same key, oldest
 * first (ties by record). Null: no commitment.
 */
export type KindPlain<T extends Terms> = (occasion: {
  made: Interaction;
  history: readonly Interaction[];
  terms: T;
  definition: PromiseDefinition;
}) => Ending | null;
