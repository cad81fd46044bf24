import { KeptError } from "../../core/kept-error.js";
import { accessProblems } from "../../workspace/problems.js";

export const accessRefused = (code: keyof typeof accessProblems.kinds, says: string): KeptError =>
  new KeptError(code, says, { instead: accessProblems.kinds[code].instead });
