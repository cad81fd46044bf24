import { z } from "zod";
import { AbsenceV1 } from "./absence.js";
import { ConsistencyV1 } from "./consistency.js";
import { DeadlineV1 } from "./deadline.js";
import { DurationV1 } from "./duration.js";
import { EffortV1 } from "./effort.js";
import { MeasureV1 } from "./measure.js";
import { OutcomeV1 } from "./outcome.js";
import { ScoreV1 } from "./score.js";

export const kinds = {
  duration: DurationV1,
  deadline: DeadlineV1,
  outcome: OutcomeV1,
  score: ScoreV1,
  absence: AbsenceV1,
  effort: EffortV1,
  consistency: ConsistencyV1,
  measure: MeasureV1,
} as const;

export const PromiseV1 = z.discriminatedUnion("kind", [
  DurationV1,
  DeadlineV1,
  OutcomeV1,
  ScoreV1,
  AbsenceV1,
  EffortV1,
  ConsistencyV1,
  MeasureV1,
]);
export type PromiseV1 = z.infer<typeof PromiseV1>;

/** Which terms a kind cannot do without, in the promise or in each version. */
export const neededTerms: { readonly [K in keyof typeof kinds]: readonly string[] } = {
  duration: ["within"],
  deadline: ["by"],
  outcome: ["expects"],
  score: ["at_least"],
  absence: ["within"],
  effort: ["at_most", "within"],
  consistency: ["compares", "within"],
  measure: ["sql"],
};
