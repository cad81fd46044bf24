import { DateTime } from "luxon";
import { ProblemsFound } from "../core/problems-found.js";
import type { Workspace } from "../spec/workspace.js";
import type { Context } from "./context.js";
import { appProblems } from "./problems.js";

/**
 * The instant up to which things are judged: a local day means its end, `latest` the latest interaction that is known. Never
 * later than now.
 */
export const resolveAsOf = async (context: Context, given: string | undefined): Promise<Date> => {
  const workspace = await context.workspace();
  const now = context.clock.now();
  const wanted = given ?? workspace.asOf ?? "now";
  if (wanted === "now") return now;
  if (wanted === "latest") return (await latestInteraction(context)) ?? now;
  const at = parseInstant(wanted, workspace, "--as-of");
  return new Date(Math.min(at.getTime(), now.getTime()));
};

/** A local day means its last millisecond; anything finer is ISO 8601, in the company's zone unless it has one. */
export const parseInstant = (text: string, workspace: Workspace, option: string): Date => {
  const at = DateTime.fromISO(text.replace(" ", "T"), { zone: workspace.company.timezone });
  if (!at.isValid)
    throw new ProblemsFound([
      appProblems.make("usage.time", {
        says: `${option} ${text} is not a day`,
        write: "write a day such as 2026-07-14",
      }),
    ]);
  return (/^\d{4}-\d{2}-\d{2}$/.test(text) ? at.endOf("day") : at).toJSDate();
};

const latestInteraction = async (context: Context): Promise<Date | null> => {
  const { state } = await context.stores();
  // What is dated in the future is a clock gone wrong, or a plan.
  const now = context.clock.now().toISOString();
  const row = await state.db
    .selectFrom("loads")
    .select((e) => e.fn.max("last_at").as("at"))
    .where("state", "=", "committed")
    .where("last_at", "<=", now)
    .executeTakeFirst();
  return row?.at ? new Date(row.at) : null;
};
