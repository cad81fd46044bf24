import { budgetLine } from "./budget-says.js";
import { finding, windowSays } from "./finding.js";
import { formatBounds, formatCount, formatRate, formatTarget } from "./format.js";
import { markName, marks } from "./marks.js";
import type { CheckResult } from "./model.js";
import { inOrder } from "./order.js";
import type { Sheet } from "./sheet.js";
import { visible } from "./visible.js";

/** Text from data inside Markdown: no markup, no HTML, no links, no line breaks, no escapes. */
export const md = (text: string, most = 400): string =>
  visible(text, most)
    .replace(/[\\`*_{}[\]<>()#+!|~&$@-]/g, "\\$&")
    .replace(/:\/\//g, ":\\//")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");

/** Pipe tables as GitHub reads them. Cells are escaped already. */
export const mdTable = (columns: Sheet["columns"], rows: Sheet["rows"]): string[] => [
  `| ${columns.map((each) => each.head).join(" | ")} |`,
  `|${columns.map((each) => (each.align === "right" ? "---:" : "---")).join("|")}|`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

/** Headings of the terminal in sentence case. */
const sentenceCase = (head: string): string => head.charAt(0) + head.slice(1).toLowerCase();

export const sheetMarkdown = (sheet: Sheet): string[] => [
  ...(sheet.title ? [`### ${md(sheet.title)}`, ""] : []),
  ...sheet.says.flatMap((each, i) => [i === 0 ? `**${md(each)}**` : md(each), ""]),
  ...(sheet.rows.length > 0
    ? [
        ...mdTable(
          sheet.columns.map((each) => ({ ...each, head: md(sentenceCase(each.head)) })),
          sheet.rows.map((row) => row.map((cell) => md(cell))),
        ),
        "",
      ]
    : []),
  ...(sheet.notes ?? []).map((note) => `- ${md(note)}`),
  ...(sheet.notes?.length ? [""] : []),
  ...(sheet.more ?? []).flatMap(sheetMarkdown),
];

/** `kept check --format markdown`: for a pull request or a mail. */
export const checkMarkdown = (check: CheckResult): string => {
  const columns = [
    { head: "" },
    { head: "Promise" },
    { head: "Kept", align: "right" },
    { head: "Between" },
    { head: "Promised", align: "right" },
    { head: "Due", align: "right" },
    { head: "May still be let down" },
  ] as const;
  const rows = inOrder(check.promises).map((promise) => {
    const { keepRate, target } = promise;
    const known = !("status" in keepRate);
    const rate = known
      ? formatRate(keepRate, target)
      : keepRate.status === "unknown"
        ? formatBounds(keepRate.bounds, target)
        : undefined;
    const due = known
      ? keepRate.n
      : keepRate.status === "unknown"
        ? keepRate.n
        : keepRate.status === "insufficient"
          ? keepRate.have
          : 0;
    return [
      marks[markName(promise)].word,
      `“${md(promise.says)}” (${md(promise.name, 60)})`,
      known ? rate!.estimate : "–",
      rate ? `${rate.range}%` : "",
      formatTarget(target),
      formatCount(due),
      md(budgetLine(promise, check)),
    ];
  });
  const missing = check.promises.flatMap((each) => each.missing);
  return `${[`**${md(finding(check))}**`, "", md(`${check.company}, ${windowSays(check.window, check.asOf)}`), "", ...mdTable(columns, rows), ...(missing.length ? ["", ...missing.map((each) => `- ${md(each)}`)] : [])].join("\n")}\n`;
};
