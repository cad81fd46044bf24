import type { Clock } from "../../core/clock.js";
import type { Context } from "../context.js";
import type { Judge } from "./judge.js";

/** What runs beside the routes for as long as the server does: alerts, pollers. `start` returns at once; `stop` ends what is under way. */
export type Part = {
  readonly name: string;
  readonly start: (given: PartGiven) => Promise<{ readonly stop: () => Promise<void> }>;
};

export type PartGiven = {
  /** As the company itself: may do everything, and answers with what is judged. */
  readonly context: Context;
  readonly judge: Judge;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  /** Where the server is reached, for links. */
  readonly url: string;
  readonly log: (text: string) => void;
  /** Called whenever verdicts may differ. */
  readonly onChanged: (listener: (promises: readonly string[]) => void) => void;
  readonly signal: AbortSignal;
};
