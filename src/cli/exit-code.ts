import type { DoctorAnswer } from "../report/answers.js";
import type { CheckResult } from "../report/model.js";

/** What the shell learns (UI.md 6). */
export const exitCode = { kept: 0, broken: 1, wrong: 2, cannotJudge: 3, engine: 4, interrupted: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Certainly broken is 1; else something that cannot be judged is 3; too close to call counts as kept, and says so. */
const exitOfCheck = (check: CheckResult, given: { unknown: "counts" | "allowed" }): ExitCode => {
  if (check.promises.some((each) => each.verdict === "broken" && each.certain)) return exitCode.broken;
  const unknown = check.promises.some((each) => each.verdict === "unknown");
  return unknown && given.unknown === "counts" ? exitCode.cannotJudge : exitCode.kept;
};

/** `check` and `doctor` answer with their exit code too; every other answer is 0. */
export const exitOf = (command: string, answer: unknown, given: { unknown: "counts" | "allowed" }): ExitCode => {
  if (command === "check") return exitOfCheck(answer as CheckResult, given);
  if (command !== "doctor") return exitCode.kept;
  return (answer as DoctorAnswer).checks.some(({ state }) => state === "wrong") ? exitCode.wrong : exitCode.kept;
};
