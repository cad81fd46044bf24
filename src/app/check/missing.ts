import { DateTime } from "luxon";
import type { Coverage } from "../../interactions/model.js";
import type { Judging } from "../../promises/judged.sql.js";
import { formatDay } from "../../report/format.js";
import type { Workspace } from "../../spec/workspace.js";

const dayMs = 86_400_000;

/** `says` is a whole sentence that begins with the source's name; `short` fits a table: `Refunds ledger 5 days late`. */
export type Trouble = { readonly says: string; readonly short: string; readonly ms: number };

/** What is wrong with the sources in the window, worst first. */
export const sourceTrouble = (
  workspace: Workspace,
  coverages: readonly Coverage[],
  question: { judging: Judging; zone: string },
): readonly Trouble[] =>
  coverages.flatMap((coverage) => troubleOf(workspace, coverage, question)).sort((a, b) => b.ms - a.ms);

export const troubleOf = (
  workspace: Workspace,
  coverage: Coverage,
  question: { judging: { from: Date; to: Date; asOf: Date }; zone: string },
): readonly Trouble[] => {
  const { judging, zone } = question;
  const name = workspace.sources.find((s) => s.name === coverage.source)?.says ?? coverage.source;
  const day = (ms: number) => formatDay(DateTime.fromMillis(ms, { zone }).toISODate()!);
  if (coverage.latest === null)
    return [{ says: `${name}: nothing has arrived yet`, short: `${name} empty`, ms: Number.POSITIVE_INFINITY }];
  const asOf = judging.asOf.getTime();
  const within = coverage.gaps.filter(
    (g) => g.kind === "missing" && g.to > judging.from.getTime() && g.from < Math.min(judging.to.getTime(), asOf),
  );
  return within.map((gap) => {
    const part = gap.part === "" ? "" : ` ${gap.part}`;
    const open =
      gap.to >= Math.max(...coverage.buckets.filter((b) => b.part === gap.part || gap.part === "").map((b) => b.to));
    const days = Math.max(1, Math.round(((open ? asOf : gap.to) - gap.from) / dayMs));
    const length = `${days} ${days === 1 ? "day" : "days"}`;
    const says = open
      ? `${name}${part} ${length} late: nothing since ${day(gap.from - 1)}`
      : `${name}${part}: nothing from ${day(gap.from)} to ${day(gap.to - 1)}`;
    return {
      says,
      short: open ? `${name}${part} ${length} late` : `${name}${part} ${length} missing`,
      ms: gap.to - gap.from,
    };
  });
};

export const missingSentences = (question: { trouble: readonly Trouble[]; unknown: number }): readonly string[] => {
  const cannot = question.unknown > 0 ? [`${question.unknown.toLocaleString("en")} cannot be judged`] : [];
  return [...question.trouble.map((t) => t.says), ...cannot];
};
