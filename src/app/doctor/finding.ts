import type { z } from "zod";
import { KeptError } from "../../core/kept-error.js";
import { ProblemsFound } from "../../core/problems-found.js";
import type { DoctorAnswer } from "../../report/answers.js";

/** One thing that was looked at. */
export type Finding = z.infer<typeof DoctorAnswer>["checks"][number];

export const fine = (name: string, says: string): Finding => ({ name, state: "fine", says, instead: null });
export const attention = (name: string, says: string, instead: string): Finding => ({
  name,
  state: "attention",
  says,
  instead,
});
export const wrong = (name: string, says: string, instead: string): Finding => ({
  name,
  state: "wrong",
  says,
  instead,
});

/** Whatever breaks while one thing is looked at is what is wrong with it; the others are looked at all the same. */
export const looking = async (name: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await look();
  } catch (error) {
    if (error instanceof KeptError) return [wrong(name, error.message, error.instead ?? `kept help ${error.code}`)];
    if (error instanceof ProblemsFound)
      return [
        wrong(
          name,
          error.problems[0]?.says ?? error.message,
          error.problems[0]?.write ?? "mend it, then run kept doctor again",
        ),
      ];
    return [
      wrong(
        name,
        error instanceof Error ? error.message : String(error),
        "report this with the output of kept doctor --debug",
      ),
    ];
  }
};

export const count = (n: number, noun: string): string => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
