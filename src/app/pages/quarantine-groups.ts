import { z } from "zod";
import { quarantineByMend } from "../../interactions/mends.sql.js";
import { recordProblems } from "../../interactions/problems.js";
import { fileProblems } from "../../sources/problems.js";
import { may } from "../../workspace/roles.js";
import { ask } from "../check/ask.js";
import type { Context } from "../context.js";

/** What could not be read for one reason in one column: one change mends all of it. */
export const QuarantineGroup = z.object({
  source: z.string(),
  code: z.string(),
  column: z.string().nullable(),
  live: z
    .boolean()
    .describe(
      "Came as events: `replay` reads them again. Otherwise `import` does, once the file or its source is mended.",
    ),
  n: z.number().int(),
  says: z.string().describe("What is wrong, in words."),
  instead: z.string().nullable().describe("What mends it."),
  values: z
    .array(z.string())
    .nullable()
    .describe("A few that could not be read; null: the role does not see customers' data."),
  at: z.array(z.object({ file: z.string(), line: z.number().int() })).describe("The first few, by file and line."),
});
export type QuarantineGroup = z.infer<typeof QuarantineGroup>;

/** Of loads in force, most records first. Values may be customers' data, so only who may open people sees them. */
export const quarantineGroups = async (
  context: Context,
  sources: readonly string[],
): Promise<readonly QuarantineGroup[]> => {
  const { facts, state } = await context.stores();
  const workspace = await context.workspace();
  const loads = await state.db
    .selectFrom("loads")
    .select("id")
    .where("state", "=", "committed")
    .where("quarantined", ">", 0)
    .execute();
  if (loads.length === 0 || sources.length === 0) return [];
  const rows = await ask(facts, quarantineByMend, { loads: loads.map((load) => load.id), sources });
  const kinds: Readonly<Record<string, { title: string; instead: string }>> = {
    ...fileProblems.kinds,
    ...recordProblems.kinds,
  };
  return rows.map((row) => ({
    source: row.source,
    code: row.code,
    column: row.column === "" ? null : row.column,
    live: workspace.sources.find((source) => source.name === row.source)?.receive != null,
    n: row.n,
    says: kinds[row.code]?.title ?? row.code,
    instead: kinds[row.code]?.instead ?? null,
    values: may(context.who, "people")
      ? row.values.filter((value) => value !== "").map((value) => value.slice(0, 80))
      : null,
    at: row.files.map((file, i) => ({ file, line: Number(row.lines[i]) })),
  }));
};
