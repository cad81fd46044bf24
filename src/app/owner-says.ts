import type { Workspace } from "../spec/workspace.js";

/** An owner in words: the team with its lead, or the person's name as it was written. */
export const ownerSays = (workspace: Workspace, owner: string | null): string | null => {
  if (owner === null) return null;
  const [kind, name = ""] = owner.split(":");
  const team = kind === "team" ? workspace.teams.find((t) => t.name === name) : undefined;
  if (!team) return name;
  return team.lead === null ? team.says : `${team.says} · ${team.lead}`;
};
