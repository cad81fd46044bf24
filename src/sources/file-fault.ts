import type { fileProblems } from "./problems.js";

/** A file cannot be taken, thrown inside the reader and handed over as a Problem. */
export class FileFault extends Error {
  readonly code: keyof typeof fileProblems.kinds;
  readonly write: string | undefined;

  constructor(code: keyof typeof fileProblems.kinds, says: string, write?: string) {
    super(says);
    this.name = "FileFault";
    this.code = code;
    this.write = write;
  }
}
