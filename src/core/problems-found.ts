import type { Problem } from "./problem.js";

/**
 * Ends a use case because what the user wrote cannot be run: thrown in `app` with all problems, rendered once at the edge (exit 2).
 * `files` is how many files were looked at; `texts` holds the text of files with problems, for excerpts;
 * `holds` says what was done all the same, where it is not nothing.
 */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];
  readonly files: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly holds: string;

  constructor(
    problems: readonly Problem[],
    options: { files?: number; texts?: ReadonlyMap<string, string>; holds?: string } = {},
  ) {
    super(problems.map((problem) => problem.says).join("; "));
    this.name = "ProblemsFound";
    this.problems = problems;
    this.files = options.files ?? 0;
    this.texts = options.texts ?? new Map();
    this.holds = options.holds ?? "Nothing was run.";
  }
}
