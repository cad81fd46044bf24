import type { PromiseAnswer } from "../answers.js";
import { budgetSays } from "../budget-says.js";
import { formatBounds, formatCount, formatDay, formatMeasured, formatRate, formatTarget } from "../format.js";
import { markName, marks } from "../marks.js";
import type { PromiseVerdict } from "../model.js";
import type { Sheet } from "../sheet.js";
import { listed } from "../words/entry.js";
import { say } from "../words/say.js";
import { groupsSheet } from "./groups.js";

/** One promise in sentences and tables: is it kept, how has it been, for whom not? */
export const promiseSheet = (answer: PromiseAnswer): Sheet => {
  const { verdict } = answer;
  const tables = [seriesSheet(answer), ...(verdict.segments.length > 0 ? [groupsSheet(verdict)] : [])];
  return {
    says: [`${marks[markName(verdict)].word}: “${verdict.says}”`, ...promiseSays(answer)],
    columns: [],
    rows: [],
    more: tables,
  };
};

/** Where it was published and who owns it, the rate with its range, what may still happen, what is missing, how long it took. */
export const promiseSays = (answer: PromiseAnswer): string[] => {
  const { verdict } = answer;
  const budget = budgetSays(verdict, answer.asOf);
  const left = [budget.head, budget.detail].filter(Boolean).join(", ");
  return [
    aboutIt(answer),
    rateSays(verdict),
    left === "" ? "" : `${left.charAt(0).toUpperCase()}${left.slice(1)}.`,
    ...verdict.missing,
    distributionSays(answer),
  ].filter(Boolean);
};

const aboutIt = ({ published, versions, asOf, verdict }: PromiseAnswer): string => {
  const current = versions[0];
  const since = current?.from ? ` since ${formatDay(current.from, { form: "plain", today: asOf })}` : "";
  const where = published.length > 0 ? `On ${listed(published)}${since}.` : since ? `In force${since}.` : "";
  return [
    where,
    verdict.owner ? `${verdict.ownerSays ?? verdict.owner}.` : "",
    verdict.value ? `Stands for: ${verdict.value}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
};

const rateSays = ({ keepRate, target, people, counts }: PromiseVerdict): string => {
  const who = people.letDown > 0 ? ` ${say("people.letDown", { n: people.letDown, atLeast: people.atLeast })}` : "";
  const waiting = counts.pending > 0 ? ` ${say("people.waiting", { n: counts.pending })}.` : "";
  if (!("status" in keepRate)) {
    const text = formatRate(keepRate, target);
    return `${text.estimate} kept, ${say("measure.between", text)}, ${say("measure.of", { n: keepRate.n })}; promised ${formatTarget(target)}.${who}${waiting}`;
  }
  if (keepRate.status === "unknown")
    return `We cannot say: ${say("measure.between", formatBounds(keepRate.bounds, target))} ${say("measure.of", { n: keepRate.n })} (${keepRate.reason}).${who}${waiting}`;
  return `We cannot say: ${keepRate.status === "insufficient" ? say("measure.few", keepRate) : say("measure.none", {})}.${who}${waiting}`;
};

export const seriesSheet = ({ series, every, asOf }: PromiseAnswer): Sheet => ({
  says: [],
  title: say("series.title", { every }),
  columns: [
    { head: "FROM" },
    { head: "KEPT", align: "right" },
    { head: "BETWEEN" },
    { head: "PROMISED", align: "right" },
    { head: "DUE", align: "right" },
    { head: "" },
  ],
  rows: series.map((point) => {
    const known = point.estimate !== null && point.low !== null && point.high !== null;
    const rate = known
      ? formatRate({ estimate: point.estimate!, low: point.low!, high: point.high! }, point.target)
      : null;
    const remark = [
      point.unknown > 0 ? say("people.cannotJudge", { n: point.unknown }) : "",
      point.unfinished ? say("series.unfinished", point) : "",
      point.restated === null ? "" : say("change.restated", { was: formatTarget(Number(point.restated.toFixed(3))) }),
    ];
    const due = formatCount(point.kept + point.broken);
    return [
      formatDay(point.from, { form: "plain", today: asOf }),
      rate?.estimate ?? "–",
      rate?.range ?? "",
      formatTarget(point.target),
      due,
      remark.filter(Boolean).join("; "),
    ];
  }),
});

const distributionSays = ({ distribution }: PromiseAnswer): string => {
  if (distribution === null || distribution.median === null || distribution.unit === "score") return "";
  const { unit, median, p95, pending } = distribution;
  const half = say("distribution.half", {
    median: formatMeasured(median, unit),
    p95: p95 === null ? null : formatMeasured(p95, unit),
  });
  return `How long it took: ${half}${pending > 0 ? `; ${say("distribution.waiting", { n: pending })}` : ""}.`;
};
