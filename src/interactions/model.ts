import type { Expectation } from "../sources/model.js";

/** A stretch of time for which a source (or one part of it: a store's till) should have delivered and did not. Milliseconds, half-open. */
export type Gap = {
  readonly source: string;
  /** Value of the property that `expect.by` names; empty: the whole source. */
  readonly part: string;
  readonly from: number;
  /** Infinity: nothing is known after `from` (yet). */
  readonly to: number;
  /** `missing`: it should have arrived by now. `awaited`: it is not due yet, but nothing can be said about that time. */
  readonly kind: "missing" | "awaited";
};

/** How much of one source arrived for each bucket of time. */
export type Arrival = { readonly part: string; readonly from: number; readonly n: number };

/** What arrived of what should have. `expected`: where the expectation comes from; `none`: nobody can know what is missing. */
export type Coverage = {
  readonly source: string;
  readonly expectation: "declared" | "learnt" | "none";
  readonly gaps: readonly Gap[];
  /** Latest interaction that is known; null when there is none. */
  readonly latest: number | null;
  /** What should have arrived, bucket by bucket, weighed by how much usually does. Sums of `due` are what 100 % means. */
  readonly buckets: readonly Bucket[];
};
export type Bucket = {
  readonly part: string;
  readonly from: number;
  readonly to: number;
  readonly due: number;
  readonly arrived: number;
};

export type CoverageQuestion = {
  readonly source: string;
  readonly expect: Expectation | null;
  readonly zone: string;
  /** Up to when it had happened, in milliseconds. */
  readonly asOf: number;
  /** Hours with their counts, for each part; any order. */
  readonly arrivals: readonly Arrival[];
  readonly latest: number | null;
};
