import { finding, peopleSentence, periodSays, windowSays } from "./finding.js";
import { formatCount, formatDay, formatMeasured, formatRate, formatShare, formatTarget, localDay } from "./format.js";
import { groupsOnPage, listsAll } from "./groups-in-order.js";
import { checkMarkdown, md, mdTable } from "./markdown.js";
import { markName, marks } from "./marks.js";
import type { PromiseReport, PromiseVerdict, ReportData } from "./model.js";
import { inOrder } from "./order.js";
import { say } from "./words/say.js";

/** The report as Markdown: the same sentences and numbers, without the pictures. */
export const markdownReport = (data: ReportData): string => {
  const { check } = data;
  const today = check.asOf;
  const sections = inOrder(check.promises).flatMap((verdict) =>
    section(
      verdict,
      data.promises.find((each) => each.name === verdict.name),
      today,
    ),
  );
  const day = (iso: string): string => formatDay(localDay(iso, check.timezone), { year: "always" });
  return `${[
    `# ${md(peopleSentence(check, periodSays(check.window)))}`,
    "",
    md(`${check.company}, ${windowSays(check.window, check.asOf)}`),
    "",
    checkMarkdown(check).trimEnd(),
    "",
    ...sections,
    ...sourcesSection(data, today),
    "---",
    "",
    md(
      `${say("foot.asOf", { asOf: day(check.asOf), knownAt: check.knownAt === null ? null : day(check.knownAt) })} (${check.timezone}). ${say("foot.made", data)}. ${finding(check)}`,
      1_000,
    ),
  ].join("\n")}\n`;
};

const section = (verdict: PromiseVerdict, report: PromiseReport | undefined, today: string): string[] => [
  `## ${marks[markName(verdict)].word}: “${md(verdict.says)}”`,
  "",
  ...(verdict.owner ? [md(verdict.ownerSays ?? verdict.owner), ""] : []),
  ...verdict.missing.flatMap((each) => [md(each), ""]),
  ...(report ? seriesTable(report, today) : []),
  ...(report ? distributionLine(report) : []),
  ...groupsTable(verdict),
  ...(report ? peopleTable(report, today) : []),
];

const seriesTable = (report: PromiseReport, today: string): string[] => {
  if (report.series.length === 0) return [];
  const rows = report.series.map((point) => {
    const known = point.estimate !== null && point.low !== null && point.high !== null;
    const rate = known
      ? formatRate({ estimate: point.estimate!, low: point.low!, high: point.high! }, point.target)
      : null;
    const remark = [
      point.unknown > 0 ? say("people.cannotJudge", { n: point.unknown }) : "",
      point.unfinished ? say("series.unfinished", point) : "",
    ]
      .filter(Boolean)
      .join("; ");
    return [
      formatDay(point.from, { form: "plain", today }),
      rate?.estimate ?? "–",
      rate ? `${rate.range}%` : "–",
      formatTarget(point.target),
      formatCount(point.kept + point.broken),
      md(remark),
    ];
  });
  const columns = [
    { head: "From" },
    { head: "Kept", align: "right" },
    { head: "Between" },
    { head: "Promised", align: "right" },
    { head: "Due", align: "right" },
    { head: "" },
  ] as const;
  return [`### ${say("series.title", report)}`, "", ...mdTable(columns, rows), ""];
};

const distributionLine = ({ distribution }: PromiseReport): string[] => {
  if (distribution === null || distribution.median === null || distribution.unit === "score") return [];
  const { median, p95, unit, pending } = distribution;
  const half = say("distribution.half", {
    median: formatMeasured(median, unit),
    p95: p95 === null ? null : formatMeasured(p95, unit),
  });
  return [
    md(
      `${half.charAt(0).toUpperCase()}${half.slice(1)}${pending > 0 ? `; ${say("distribution.waiting", { n: pending })}` : ""}.`,
    ),
    "",
  ];
};

const groupsTable = (verdict: PromiseVerdict): string[] => {
  if (verdict.segments.length === 0) return [];
  const { groups, more, differing } = groupsOnPage(verdict);
  const rows = groups.map((group) => {
    const name = md(group.label);
    if (group.suppressed || "status" in group.keepRate)
      return [name, "–", "", "", group.suppressed ? say("people.notShown", { below: 5 }) : ""];
    const rate = formatRate(group.keepRate, verdict.target);
    return [
      name,
      rate.estimate,
      `${rate.range}%`,
      group.people === null ? "–" : formatCount(group.people),
      group.differs ? say("group.notChance", {}) : "",
    ];
  });
  return [
    "### For whom",
    "",
    ...mdTable(
      [
        { head: "Group" },
        { head: "Kept", align: "right" },
        { head: "Between" },
        { head: "People let down", align: "right" },
        { head: "" },
      ],
      rows,
    ),
    "",
    ...(more > 0 ? [`${say("group.more", { n: more, differing })}: \`${listsAll}\``, ""] : []),
  ];
};

const peopleTable = (report: PromiseReport, today: string): string[] => {
  if (report.people.length === 0) return [];
  const rows = report.people
    .slice(0, 50)
    .map((person) => [
      md(person.customer),
      formatCount(person.times),
      person.measured === null || person.unit === null ? "not met" : formatMeasured(person.measured, person.unit),
      formatDay(person.at, { today }),
      md(Object.values(person.where).join(", ")),
    ]);
  const more = report.peopleMore + Math.max(0, report.people.length - 50);
  return [
    "### Who was let down",
    "",
    ...mdTable(
      [
        { head: "Person" },
        { head: "Times", align: "right" },
        { head: "It took" },
        { head: "Fell due" },
        { head: "Where" },
      ],
      rows,
    ),
    "",
    ...(more > 0 ? [say("people.more", { n: more }), ""] : []),
  ];
};

const sourcesSection = ({ sources, check }: ReportData, today: string): string[] => {
  if (sources.length === 0) return [];
  const complete = sources.filter((each) => each.coverage >= 1 && each.missing === null).length;
  const rows = sources.map((each) => [
    md(each.name),
    formatShare(each.coverage),
    formatCount(each.received),
    formatCount(each.quarantined),
    each.latest === null ? "nothing yet" : formatDay(localDay(each.latest, check.timezone), { today }),
    md(each.missing ?? ""),
  ]);
  return [
    "## What has arrived",
    "",
    say("sources.complete", { complete, all: sources.length }),
    "",
    ...mdTable(
      [
        { head: "Source" },
        { head: "Arrived", align: "right" },
        { head: "Records", align: "right" },
        { head: "Unread", align: "right" },
        { head: "Latest" },
        { head: "What is missing" },
      ],
      rows,
    ),
    "",
  ];
};
