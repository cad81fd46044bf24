import { formatCount, formatRate } from "../format.js";
import { type Group, groupsInOrder } from "../groups-in-order.js";
import type { PromiseVerdict } from "../model.js";
import type { Sheet } from "../sheet.js";
import { say } from "../words/say.js";

/** For whom a promise is broken more: a row a group, those that differ first, the smaller groups together at the end. */
export const groupsSheet = (verdict: PromiseVerdict): Sheet => ({
  says: [],
  title: `${verdict.name}: for whom`,
  columns: [
    { head: "GROUP", most: 36 },
    { head: "KEPT", align: "right" },
    { head: "BETWEEN" },
    { head: "DUE", align: "right" },
    { head: "LET DOWN", align: "right" },
    { head: "" },
  ],
  rows: groupsInOrder(verdict).map((group) => [
    group.label,
    ...rateCells(group, verdict.target),
    group.suppressed || group.people === null ? "–" : formatCount(group.people),
    groupRemark(group),
  ]),
});

/** What to know about a group besides its numbers. */
export const groupRemark = (group: Group): string => {
  if (group.suppressed) return say("people.notShown", { below: 5 });
  if ("status" in group.keepRate && group.keepRate.status === "insufficient") return say("measure.few", group.keepRate);
  return group.differs ? say("group.notChance", {}) : "";
};

const rateCells = ({ keepRate, suppressed }: Group, target: number): [string, string, string] => {
  if (suppressed) return ["–", "", ""];
  if (!("status" in keepRate)) {
    const text = formatRate(keepRate, target);
    return [text.estimate, text.range, formatCount(keepRate.n)];
  }
  const due = keepRate.status === "insufficient" ? keepRate.have : keepRate.status === "unknown" ? keepRate.n : 0;
  return ["–", "", formatCount(due)];
};
