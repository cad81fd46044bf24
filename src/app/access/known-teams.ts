import { ProblemsFound } from "../../core/problems-found.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Context } from "../context.js";
import { appProblems } from "../problems.js";

/** Teams as kept.yaml declares them, and people whom it names as owners: a mistyped one would quietly see nothing. */
export const knownTeams = async (context: Context, given: readonly string[]): Promise<string[]> => {
  if (given.length === 0) return [];
  const { teams, promises } = await context.workspace();
  const people = promises.flatMap(({ owner }) => (owner?.startsWith("person:") ? [owner] : []));
  const all = [...new Set([...teams.map((team) => team.name), ...people])];
  const bare = given.map((one) => one.replace(/^team:/, ""));
  const problems = bare
    .filter((one) => !all.includes(one))
    .map((one) => {
      const near = nearest(one, all);
      return appProblems.make("usage.team", {
        says: `there is no team "${one}" in kept.yaml${near ? `; did you mean "${near}"?` : ""}`,
        write: all.length === 0 ? "declare it under `teams`" : `one of: ${all.join(", ")}`,
      });
    });
  if (problems.length > 0) throw new ProblemsFound(problems);
  return [...new Set(bare)];
};
