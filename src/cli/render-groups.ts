import { formatCount, formatRate } from "../report/format.js";
import type { PromiseVerdict } from "../report/model.js";
import { visible } from "../report/visible.js";
import { say } from "../report/words/say.js";
import type { Look } from "./look.js";
import { paints } from "./paint.js";
import { textTable } from "./text-table.js";

type Group = PromiseVerdict["segments"][number];

/** For whom a promise is broken more: one line a group, most people let down first, the smaller groups together at the end. */
export const renderGroups = (promise: PromiseVerdict, look: Look): string[] => {
  if (promise.segments.length === 0) return [];
  const paint = paints(look);
  const columns = [
    { head: "    FOR WHOM", most: 36 },
    { head: "KEPT", align: "right", least: 6 },
    { head: "BETWEEN", least: 9 },
    { head: "DUE", align: "right", least: 5 },
    { head: "LET DOWN", align: "right" },
    { head: "" },
  ] as const;
  const rows = groupsInOrder(promise).map((group) => {
    const [kept, between, due] = rateCells(group, promise.target);
    const letDown = group.suppressed || group.people === null ? "–" : formatCount(group.people);
    return [`    ${groupName(group)}`, kept, between, due, letDown, groupRemark(group)];
  });
  return [
    "",
    `${visible(promise.name, 60)}: for whom`,
    ...textTable(columns, rows, { width: look.width, head: paint.dim }),
  ];
};

export const groupsInOrder = (promise: PromiseVerdict): Group[] =>
  [...promise.segments].sort(
    (a, b) => Number(a.groups > 1) - Number(b.groups > 1) || (b.people ?? -1) - (a.people ?? -1),
  );

export const groupName = (group: Group): string =>
  group.groups > 1 ? say("group.smaller", group) : visible(group.label, 60);

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
  return [
    "–",
    "",
    keepRate.status === "insufficient"
      ? formatCount(keepRate.have)
      : keepRate.status === "unknown"
        ? formatCount(keepRate.n)
        : "0",
  ];
};
