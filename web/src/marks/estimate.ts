/** A rate as the service gives it: an estimate with its range, or `status`, why there is none. */
export type Estimate =
  | {
      readonly estimate: number;
      readonly low: number;
      readonly high: number;
      readonly low50: number;
      readonly high50: number;
      readonly level: number;
      readonly n: number;
    }
  | { readonly status: "insufficient"; readonly have: number; readonly need: number }
  | {
      readonly status: "unknown";
      readonly reason: string;
      readonly bounds: { readonly low: number; readonly high: number };
      readonly n: number;
    }
  | { readonly status: "suppressed"; readonly below: number }
  | { readonly status: "none" };

export type Hue = "kept" | "broken" | "ink" | "ink-3";

/** The hue of a verdict: what cannot be said has none. */
export const hueOf = (verdict: "kept" | "broken" | "unknown"): Hue => (verdict === "unknown" ? "ink-3" : verdict);
