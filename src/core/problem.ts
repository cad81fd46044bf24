import { z } from "zod";

/** Something wrong in what the user wrote or gave us: where it is, what is wrong, what to write instead. */
export const Problem = z.object({
  code: z.string().describe("Stable code, for example `spec.target.unit`; `kept help CODE` tells more."),
  says: z.string().describe("What is wrong, in one sentence without a full stop."),
  write: z.string().optional().describe("What to write instead."),
  file: z.string().optional().describe("Path relative to the workspace folder."),
  line: z.number().int().optional().describe("1-based."),
  column: z.number().int().optional().describe("1-based."),
  length: z.number().int().optional().describe("How many characters the fault spans; for the underline."),
});
export type Problem = z.infer<typeof Problem>;

/** What the reference says about one problem code. `why` in one or two sentences, `instead` shows the mended form. */
export type ProblemKind = { readonly title: string; readonly why: string; readonly instead: string };

/**
 * Declares the problem codes of a room, once; the reference and `kept help CODE` are made from it.
 * `codes.make("spec.target.unit", {...})` does not compile for a code that is not declared.
 */
export const problemKinds = <const C extends Record<string, ProblemKind>>(kinds: C) => ({
  kinds,
  make: (code: keyof C & string, rest: Omit<Problem, "code">): Problem => ({ code, ...rest }),
});
