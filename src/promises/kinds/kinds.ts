import { absencePlain } from "./absence/absence.js";
import { consistencyPlain } from "./consistency/consistency.js";
import { deadlinePlain } from "./deadline/deadline.js";
import { durationPlain } from "./duration/duration.js";
import { effortPlain } from "./effort/effort.js";
import { outcomePlain } from "./outcome/outcome.js";
import { scorePlain } from "./score/score.js";

/** Every kind that is judged from interactions, plain. */
export const kindsPlain = {
  duration: durationPlain,
  deadline: deadlinePlain,
  outcome: outcomePlain,
  score: scorePlain,
  absence: absencePlain,
  effort: effortPlain,
  consistency: consistencyPlain,
};
