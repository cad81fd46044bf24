import { typesOf } from "../../promises/commitments.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { Workspace } from "../../spec/workspace.js";

/** The sources that may deliver one of these types. A type taken from a column without a map may be any. */
export const sourcesOf = (workspace: Workspace, types: readonly string[]): readonly SourceDefinition[] =>
  workspace.sources.filter((source) =>
    source.records.some(({ type }) => {
      if (type.kind === "constant") return types.includes(type.value);
      if (type.kind === "column" && type.map && type.fallback !== null)
        return [...Object.values(type.map), type.fallback].some((t) => types.includes(t));
      return true;
    }),
  );

/** The types whose absence decides: a gap in their sources leaves commitments unknown. */
export const evidenceTypes = (definition: PromiseDefinition): readonly string[] => {
  const types = [definition.met, definition.counts].flatMap((pattern) => pattern?.types ?? []);
  return types.length > 0 ? types : typesOf(definition);
};

/** The sources of what the promise was made by: a gap there hides commitments altogether. */
export const madeSources = (workspace: Workspace, definition: PromiseDefinition) =>
  sourcesOf(workspace, (definition.made ?? definition.met)?.types ?? []);

export const evidenceSources = (workspace: Workspace, definition: PromiseDefinition) =>
  sourcesOf(workspace, evidenceTypes(definition));

/** The property by which the coverage of the evidence is counted. */
export const partOf = (workspace: Workspace, definition: PromiseDefinition): string | null =>
  evidenceSources(workspace, definition).find((s) => s.expect?.by)?.expect?.by ?? null;
