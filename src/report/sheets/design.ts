import type { DesignAnswer } from "../answers.js";
import { formatCount, formatDay, formatLength, formatMeasured, formatShare, formatTarget } from "../format.js";
import type { Sheet } from "../sheet.js";
import { say } from "../words/say.js";

/** What could be promised: for each target the tightest limit that the history bears, and what came of it on the last third. */
export const designSheet = (answer: DesignAnswer): Sheet => {
  const limit = (value: number | null): string =>
    value === null ? "never reached" : formatMeasured(value, answer.unit);
  const targets = answer.options.map((each) => each.target);
  const history = `${formatCount(answer.n)} times between ${formatDay(answer.history.from, { form: "plain", today: answer.asOf })} and ${formatDay(answer.history.to, { form: "plain", today: answer.asOf })}`;
  return {
    says: [
      finding(answer, limit),
      `“${answer.promise.says}” was made ${history}${answer.pending > 0 ? `; ${say("people.waiting", { n: answer.pending })}` : ""}.`,
    ],
    columns: [
      { head: "KEPT FOR", align: "right" },
      { head: "COULD PROMISE" },
      { head: "BETWEEN" },
      { head: "ON THE LAST THIRD" },
    ],
    rows: answer.options.map((each) => [
      formatTarget(each.target),
      limit(each.limit),
      each.low === null || each.high === null ? "–" : `${limit(each.low)} and ${limit(each.high)}`,
      each.backtest === null || each.backtest.due === 0
        ? "–"
        : `${formatShare(each.backtest.kept / each.backtest.due)} kept of ${formatCount(each.backtest.due)}`,
    ]),
    ...(answer.segments.length > 0
      ? {
          more: [
            {
              says: [],
              title: "For whom",
              columns: [
                { head: "GROUP", most: 30 },
                { head: "TIMES", align: "right" as const },
                ...targets.map((target) => ({ head: `KEPT FOR ${formatTarget(target)}` })),
              ],
              rows: answer.segments.map((group) => [
                group.label,
                formatCount(group.n),
                ...targets.map((target) => limit(group.options.find((each) => each.target === target)?.limit ?? null)),
              ]),
            },
          ],
        }
      : {}),
  };
};

const finding = (answer: DesignAnswer, limit: (value: number | null) => string): string => {
  if (answer.need !== null) return `We cannot say yet: ${say("measure.few", { have: answer.n, need: answer.need })}.`;
  const { target } = answer.today;
  const tightest = answer.options.find((each) => each.target === target)?.limit;
  const today = answer.today.limit === null ? "" : ` Today's promise is ${limit(answer.today.limit)}`;
  if (tightest === undefined || tightest === null)
    return `No limit in this history would have been kept for ${formatTarget(target)}.${today && `${today}.`}`;
  const change =
    answer.padded === null || answer.padded === 0
      ? ""
      : answer.padded > 0
        ? `: ${formatLength(answer.padded, answer.unit)} to spare`
        : `: ${formatLength(-answer.padded, answer.unit)} too tight`;
  return `You could promise ${limit(tightest)} and keep it for ${formatTarget(target)}.${today}${today && `${change}.`}`;
};
