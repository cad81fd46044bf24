import type { Workspace } from "../../spec/workspace.js";
import { theirs } from "../../workspace/ownership.js";
import type { Principal } from "../../workspace/roles.js";

/** The page that somebody's work begins at. `late`: a source has gaps, or records that could not be read. */
export const landingOf = (who: Principal, workspace: Workspace, state: { readonly late: boolean }): string => {
  switch (who.role) {
    case "admin":
      return state.late ? "/sources" : "/settings/team";
    case "owner": {
      const own = workspace.promises.filter((promise) => theirs(who, promise.owner));
      return own.length === 1 ? `/promises/${own[0]!.name}` : "/promises";
    }
    case "analyst":
      return "/reality?dense=1";
    case "lead":
    case "member":
    case "viewer":
      return "/reality";
  }
};
