import { ProblemsFound } from "../../core/problems-found.js";
import { maySee, theirs } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { alertProblems } from "./problems.js";
import type { AlertRow } from "./step.js";

/** The alert of that id, or of what it begins with, if the asker may act on it: their own, or any for those who lead. */
export const findAlert = async (context: Context, id: string): Promise<AlertRow> => {
  const { state } = await context.stores();
  const rows = await state.db
    .selectFrom("alerts")
    .selectAll()
    .where("id", ">=", id)
    .where("id", "<", `${id}\u{10ffff}`)
    .limit(2)
    .execute();
  const { who } = context;
  const found = rows.filter((row) => maySee(who, row.owner) && (may(who, "write") || theirs(who, row.owner)));
  const [first] = found;
  if (first === undefined || rows.length > 1 || id.length < 4)
    throw new ProblemsFound([
      alertProblems.make("alerts.none", { says: `there is no alert ${id} of yours`, write: "see: kept alerts" }),
    ]);
  return first;
};
