import { formatCount } from "../format.js";
import type { PollAnswer, PollersAnswer } from "../poll-answers.js";
import type { Sheet } from "../sheet.js";

/** What is fetched, when, and what is wrong. */
export const pollersSheet = ({ pollers }: PollersAnswer): Sheet => {
  const failing = pollers.filter((each) => each.problem !== null).length;
  const says =
    pollers.length === 0
      ? "No source is polled."
      : failing === 0
        ? `${counted(pollers.length)} polled, and what was asked for came.`
        : `${formatCount(failing)} of ${formatCount(pollers.length)} polled sources could not be fetched the last time.`;
  return {
    says: [says],
    columns: [
      { head: "SOURCE", most: 24 },
      { head: "FROM" },
      { head: "EVERY" },
      { head: "RECORDS", align: "right" },
      { head: "LAST RUN" },
      { head: "NEXT" },
      { head: "WHAT IS WRONG" },
    ],
    rows: pollers.map((each) => [
      each.source,
      each.from,
      each.every,
      formatCount(each.records),
      instant(each.polledAt) ?? "never",
      each.running ? "now" : (instant(each.nextAt) ?? ""),
      each.problem === null ? "" : `${each.problem.says} (${formatCount(each.failures)} times)`,
    ]),
    notes: pollers.flatMap((each) => (each.problem?.write ? [`${each.source}: ${each.problem.write}.`] : [])),
  };
};

/** What came of polling at once. */
export const pollSheet = ({ runs }: PollAnswer): Sheet => {
  const rows = runs.reduce((sum, run) => sum + run.rows, 0);
  return {
    says: [
      runs.length === 0
        ? "No source is polled."
        : `${formatCount(rows)} new ${rows === 1 ? "interaction" : "interactions"}.`,
    ],
    columns: [
      { head: "SOURCE", most: 24 },
      { head: "FETCHED", align: "right" },
      { head: "NEW", align: "right" },
      { head: "" },
    ],
    rows: runs.map((run) => [
      run.source,
      formatCount(run.fetched),
      formatCount(run.rows),
      run.elsewhere ? "is being polled already" : (run.problem?.says ?? (run.more ? "there is more; run again" : "")),
    ]),
    notes: runs.flatMap((run) => (run.problem?.write ? [`${run.source}: ${run.problem.write}.`] : [])),
  };
};

const counted = (n: number) => (n === 1 ? "One source is" : `${formatCount(n)} sources are`);
const instant = (at: string | null): string | null => (at === null ? null : `${at.slice(0, 16).replace("T", " ")} UTC`);
