/** A number with its error: the interval [low, high] at `level` (0.95), from `n` observations. */
export type Estimate = {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly n: number;
};

/** There is nothing to estimate from. */
export type None = { readonly status: "none" };
export const none: None = { status: "none" };

/** There is something, but too little: `have` of the `need` that the method asks for. */
export type Insufficient = { readonly status: "insufficient"; readonly have: number; readonly need: number };
