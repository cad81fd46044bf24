import { ProblemsFound } from "../../core/problems-found.js";
import type { SourceDefinition } from "../../sources/model.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Workspace } from "../../spec/workspace.js";
import { appProblems } from "../problems.js";

/** The sources named, or all; a name that no source has is a problem. */
export const chosenSources = (workspace: Workspace, names: readonly string[]): readonly SourceDefinition[] => {
  const known = workspace.sources.map((s) => s.name);
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      return appProblems.make("usage.source", {
        says: `there is no source "${name}"${near ? `; did you mean "${near}"?` : ""}`,
        write: `one of: ${known.join(", ")}`,
      });
    });
  if (problems.length > 0) throw new ProblemsFound(problems);
  return names.length === 0 ? workspace.sources : workspace.sources.filter((s) => names.includes(s.name));
};
