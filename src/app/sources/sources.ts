import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { latestBySource } from "../../interactions/coverage.sql.js";
import { recordProblems } from "../../interactions/problems.js";
import { quarantinedByReason, quarantinedRecords } from "../../interactions/quarantine.sql.js";
import { SourcesAnswer } from "../../report/answers.js";
import type { SourceDefinition } from "../../sources/model.js";
import { fileProblems } from "../../sources/problems.js";
import { may } from "../../workspace/roles.js";
import { ask } from "../check/ask.js";
import { askedOptions } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { workspaceAsSeen } from "../judge/seen-types.js";
import { pollerStates } from "../poll/poller-states.js";
import { ledgerOf } from "../report/ledger.js";
import { restingOn } from "./cannot-judge.js";
import { chosenSources } from "./chosen-sources.js";
import { gapsInDays } from "./gaps-in-days.js";

const input = z.object({
  source: z.array(z.string()).default([]).describe("Only these sources").meta({ placeholder: "NAME" }),
  asOf: askedOptions.asOf,
  knownAt: askedOptions.knownAt,
  quarantine: z
    .boolean()
    .optional()
    .describe("Also list the records that could not be read; with --csv, with all of each record"),
  limit: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(1000)
    .describe("At most so many of those records")
    .meta({ short: "n" }),
});

export const sources = useCase({
  name: "sources",
  title: "Can we trust today's answer?",
  says: "What each source should have delivered and has, what could not be read, and what cannot be judged because of it.",
  input,
  output: SourcesAnswer,
  needs: "read",
  cli: {
    positional: ["source"],
    examples: [
      { command: "kept sources", does: "one line a source" },
      { command: "kept sources tills --quarantine --csv", does: "the records that could not be read, to mend them" },
    ],
    formats: ["table", "json", "markdown", "csv"],
  },
  run: async (context: Context, asked) => {
    const stores = await context.stores();
    const workspace = await workspaceAsSeen(context);
    const wanted = chosenSources(workspace, asked.source);
    const all = await judgings(context, asked);
    const zone = workspace.company.timezone;
    const loads = await stores.state.db
      .selectFrom("loads")
      .select(["id", "source", "path", "duplicates"])
      .where("state", "=", "committed")
      .execute();
    const ids = loads.map((l) => l.id);
    const ledger = await ledgerOf(stores, all);
    const [latest, reasons] = await Promise.all([
      ask(stores.facts, latestBySource, { asOf: all.asOf }),
      ask(stores.facts, quarantinedByReason, { loads: ids }),
    ]);
    const polls = await pollerStates(context);
    const rows = [];
    for (const source of wanted) {
      const coverage = all.coverage.get(source.name)!;
      const own = loads.filter((l) => l.source === source.name);
      const seen = latest.find((l) => l.source === source.name);
      const resting = await restingOn(stores, all, source.name);
      rows.push({
        ...ledger.find((l) => l.name === source.name)!,
        files: new Set(own.map((l) => l.path)).size,
        expected:
          coverage.expectation === "none" ? null : Math.round(coverage.buckets.reduce((sum, b) => sum + b.due, 0)),
        expectation: coverage.expectation,
        reasons: reasons
          .filter((r) => r.source === source.name)
          .map((r) => ({ reason: reasonSays(r.code, r.column), count: r.n })),
        duplicates: own.reduce((sum, l) => sum + Number(l.duplicates), 0),
        delayMs: seen && saysWhenKnown(source) && seen.delay !== null ? seen.delay * 1000 : null,
        ahead: seen?.ahead ?? 0,
        gaps: [...gapsInDays(coverage, { zone, asOf: all.asOf })],
        promises: [...resting.promises],
        cannotJudge: resting.cannotJudge,
        poll: polls.find((one) => one.source === source.name) ?? null,
      });
    }
    const records = asked.quarantine
      ? await ask(stores.facts, quarantinedRecords, {
          loads: ids,
          sources: wanted.map((s) => s.name),
          limit: asked.limit,
        })
      : null;
    const sees = may(context.who, "people") && context.who.role !== "owner";
    return {
      asOf: DateTime.fromJSDate(all.asOf, { zone }).toISODate()!,
      timezone: zone,
      sources: rows,
      quarantine:
        records?.map((r) => ({
          source: r.source,
          file: r.file,
          line: r.line || null,
          column: r.column || null,
          // What stands in a record may name a person.
          value: sees ? r.value || null : null,
          reason: sees ? r.says : reasonSays(r.code, r.column),
          payload: sees ? r.payload : null,
        })) ?? null,
    };
  },
});

/** Only then is the time it became known that of the source, not that of our import. */
const saysWhenKnown = (source: SourceDefinition): boolean => source.records.some((r) => r.recorded !== null);

const reasonSays = (code: string, column: string): string => {
  const kinds: Readonly<Record<string, { title: string }>> = { ...fileProblems.kinds, ...recordProblems.kinds };
  const title = kinds[code]?.title ?? code;
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}${column === "" ? "" : ` (${column})`}`;
};
