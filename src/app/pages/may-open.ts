import type { PromiseDefinition } from "../../promises/model.js";
import { may, type Principal } from "../../workspace/roles.js";

/** Whether the caller may see the people behind one promise: an owner only behind those of their own teams, or their own. */
export const mayOpen = (who: Principal, { owner }: Pick<PromiseDefinition, "owner">): boolean => {
  if (!may(who, "people")) return false;
  if (who.role !== "owner") return true;
  const [kind, name = ""] = (owner ?? "").split(":");
  return kind === "team" ? who.teams.includes(name) : kind === "person" && name === who.name;
};
