import type { PromiseDefinition } from "../../promises/model.js";
import { listed } from "../../report/words/entry.js";
import { say } from "../../report/words/say.js";
import type { Workspace } from "../../spec/workspace.js";
import { ownerSays } from "../owner-says.js";

/** Who will see a change of a promise, and what nobody but the company itself can change: where it is printed. */
export const seenBy = (before: Workspace, after: Workspace, name: string): readonly string[] => {
  const [was, will] = [before, after].map((workspace) => workspace.promises.find((one) => one.name === name));
  if (will === undefined) return [];
  return [...everybody(was, will, after), ...customers(was, will), ...owners(will, after)];
};

const everybody = (was: PromiseDefinition | undefined, will: PromiseDefinition, after: Workspace): string[] => {
  if (!after.publicPage) return [];
  if (will.public && was?.public !== true) return [say("edit.nowPublic", {})];
  if (!will.public && was?.public === true) return [say("edit.withdrawn", {})];
  return will.public ? [say("edit.public", {})] : [];
};

const customers = (was: PromiseDefinition | undefined, will: PromiseDefinition): string[] =>
  was !== undefined && was.says === will.says
    ? []
    : will.published.length > 0
      ? [say("edit.printed", { places: listed(will.published) })]
      : [];

const owners = (will: PromiseDefinition, after: Workspace): string[] => {
  const owner = ownerSays(after, will.owner) ?? will.owner;
  return [say("edit.inside", { owner })];
};
