import { interactions, interactionsPast } from "../../interactions/tables.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";
import { findPerson } from "../customer/find-person.js";
import { type Person, personByKeys } from "../customer/person.js";

/** The person with all that was known once too: a key that was corrected since is still theirs. */
export const wholePerson = async (
  stores: Stores,
  workspace: Workspace,
  id: string,
): Promise<{ now: Person; past: Person }> => {
  let now = await findPerson(stores, workspace, { id, look: "all" });
  for (;;) {
    const known = now.keys.length > 0 ? now.keys : [id];
    const past = await personByKeys(stores.facts, interactionsPast, { keys: known, stand: "anywhere", sharing: "all" });
    const more = past.keys.filter((key) => !known.includes(key) && !now.sharedKeys.includes(key));
    if (more.length === 0) return { now, past };
    now = await personByKeys(stores.facts, interactions, {
      keys: [...known, ...more],
      stand: "anywhere",
      sharing: "all",
    });
  }
};
