import { z } from "zod";
import { compile } from "../../core/query.js";
import { useCase } from "../../core/use-case.js";
import { quarantinedRecords } from "../../interactions/quarantine.sql.js";
import { may } from "../../workspace/roles.js";
import type { Context } from "../context.js";
import { chosenSources } from "../sources/chosen-sources.js";
import { QuarantineGroup, quarantineGroups } from "./quarantine-groups.js";

const aPage = 200;

export const QuarantinePageAnswer = z.object({
  unread: z.number().int().describe("Records that could not be read, of the sources asked about."),
  groups: z.array(QuarantineGroup).describe("Grouped by what mends them, most first."),
  records: z
    .array(
      z.object({
        source: z.string(),
        file: z.string(),
        line: z.number().int().nullable(),
        column: z.string().nullable(),
        value: z.string().nullable().describe("Null: the role does not see customers' data."),
        code: z.string(),
        says: z.string(),
      }),
    )
    .describe("By source, file and line."),
  page: z.number().int(),
  pages: z.number().int(),
});
export type QuarantinePageAnswer = z.infer<typeof QuarantinePageAnswer>;

export const quarantinePage = useCase({
  name: "quarantine-page",
  title: "The page of what could not be read",
  says: "Records that could not be read, grouped by what mends them, and one by one.",
  input: z.object({
    source: z.array(z.string()).default([]).describe("Only of these sources").meta({ placeholder: "NAME" }),
    page: z.number().int().min(0).max(1000).default(0).describe("Which 200 of them, from 0"),
  }),
  output: QuarantinePageAnswer,
  needs: "read",
  cli: { examples: [{ command: "kept quarantine-page --json", does: "what could not be read, by what mends it" }] },
  run: async (context: Context, asked): Promise<QuarantinePageAnswer> => {
    const { facts, state } = await context.stores();
    const names = chosenSources(await context.workspace(), asked.source).map((source) => source.name);
    const groups = await quarantineGroups(context, names);
    const loads = await state.db
      .selectFrom("loads")
      .select("id")
      .where("state", "=", "committed")
      .where("quarantined", ">", 0)
      .execute();
    const upTo = (asked.page + 1) * aPage;
    const steps = quarantinedRecords.steps({ loads: loads.map((load) => load.id), sources: names, limit: upTo });
    const records = await facts.query(compile(steps), { row: quarantinedRecords.row });
    const unread = groups.reduce((sum, group) => sum + group.n, 0);
    const sees = may(context.who, "people");
    return {
      unread,
      groups: [...groups],
      records: records.slice(asked.page * aPage).map((record) => ({
        source: record.source,
        file: record.file,
        line: record.line || null,
        column: record.column || null,
        value: sees ? record.value.slice(0, 200) || null : null,
        code: record.code,
        // The sentence quotes the value.
        says: sees ? record.says : "",
      })),
      page: asked.page,
      pages: Math.max(1, Math.ceil(unread / aPage)),
    };
  },
});
