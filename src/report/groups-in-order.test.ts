import { describe, expect, it } from "vitest";
import { groupsInOrder, groupsOnPage } from "./groups-in-order.js";
import { htmlReport } from "./html.js";
import { markdownReport } from "./markdown-report.js";
import type { PromiseVerdict } from "./model.js";
import { quickKitchenReport } from "./report-data.fixture.js";
import { groupsSheet } from "./sheets/groups.js";

const fast = quickKitchenReport.check.promises.find(({ name }) => name === "fast")!;
const [utrecht, arnhem, , tilburg, smaller] = fast.segments;

/** Forty groups that do not differ, and in the middle of them ten that do, half of them for the better. */
const segments = [
  { ...smaller!, groups: 1, label: "1 smaller group", people: 900 },
  ...Array.from({ length: 50 }, (_, i) => {
    const like = i < 20 || i >= 30 ? arnhem! : i % 2 === 0 ? utrecht! : tilburg!;
    return { ...like, label: `G${i}`, by: { store: `G${i}` }, people: i };
  }),
  { ...smaller!, label: "4 smaller groups", groups: 4, suppressed: true, counts: null, people: null },
];
const many: PromiseVerdict = { ...fast, segments };
const report = {
  ...quickKitchenReport,
  check: {
    ...quickKitchenReport.check,
    promises: quickKitchenReport.check.promises.map((p) => (p === fast ? many : p)),
  },
};
const ten = ["G28", "G26", "G24", "G22", "G20", "G29", "G27", "G25", "G23", "G21"];

describe("groups", () => {
  it("come those first that differ, worse before better, then by people let down, and the smaller ones last", () => {
    const labels = groupsInOrder(many).map(({ label }) => label);
    expect(labels.slice(0, 13)).toEqual([...ten, "G49", "G48", "G47"]);
    expect(labels.slice(-2)).toEqual(["1 smaller group", "4 smaller groups"]);
    expect(labels).toHaveLength(segments.length);
  });

  it("are twelve on a page, and what is small or hidden is never cut", () => {
    const { groups, more, differing } = groupsOnPage(many);
    expect(groups.map(({ label }) => label)).toEqual([...ten, "G49", "G48", "1 smaller group", "4 smaller groups"]);
    expect({ more, differing }).toEqual({ more: 38, differing: 0 });
    expect(groupsOnPage(fast)).toMatchObject({ groups: groupsInOrder(fast), more: 0 });
  });

  it("are said to be more, with how many differ and how to list them", () => {
    const differing = { ...many, segments: segments.map((each) => ({ ...each, differs: each.groups === 1 })) };
    expect(groupsOnPage(differing)).toMatchObject({ more: 38, differing: 38 });
    const page = htmlReport(report).match(/<h3>For whom<\/h3>.*?<\/figure>/s)![0];
    const text = markdownReport(report);
    for (const each of [page, text]) {
      expect(each).toContain("1 smaller group");
      expect(each).toContain("4 smaller groups");
      expect(each).toContain("fewer than 5 people, not shown");
      expect(each).toContain("G48");
      expect(each).not.toContain("G47");
    }
    expect(page).toContain("and 38 more groups: <code>kept check --segments</code>");
    expect(text).toContain("and 38 more groups: `kept check --segments`");
  });

  it("are all in the table of `kept check --segments`", () => {
    expect(groupsSheet(many).rows).toHaveLength(segments.length);
  });
});
