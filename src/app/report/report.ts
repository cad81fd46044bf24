import { mkdir, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { ReportAnswer } from "../../report/answers.js";
import { finding } from "../../report/finding.js";
import { htmlReport } from "../../report/html.js";
import { markdownReport } from "../../report/markdown-report.js";
import { ReportData } from "../../report/model.js";
import { askedOptions } from "../check/check.js";
import { type Asked, judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { reportData } from "./report-data.js";

const input = z.object({
  ...askedOptions,
  promise: z
    .array(z.string())
    .optional()
    .describe("Only this promise (may be given again)")
    .meta({ placeholder: "NAME" }),
  out: z
    .string()
    .optional()
    .describe("Where to write it; kept-report.html in the workspace otherwise. A name that ends in .md gives Markdown")
    .meta({ placeholder: "FILE" }),
});

export const report = useCase({
  name: "report",
  title: "Write it all into one file",
  says: "Writes one HTML file that needs no network and prints well (or Markdown): every promise, how it went, for whom, and who was let down.",
  input,
  output: ReportAnswer,
  needs: "people",
  terminalOnly: "it writes a file where its user wants it",
  cli: {
    examples: [
      { command: "kept report", does: "writes kept-report.html" },
      { command: "kept report --out july.md --as-of 2026-07-14", does: "Markdown, as of a day" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => writeReport(context, asked),
});

export const writeReport = async (
  context: Context,
  asked: Asked & { out?: string | undefined },
): Promise<ReportAnswer> => {
  const task = context.progress.task("Writing the report");
  const data = ReportData.parse(await reportData(context, await judgings(context, asked)));
  const format = asked.out?.endsWith(".md") ? "markdown" : "html";
  const text = format === "markdown" ? markdownReport(data) : htmlReport(data);
  const given = asked.out ?? "kept-report.html";
  const path = isAbsolute(given) ? given : join(context.directory, given);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  task.end();
  return {
    path: relative(process.cwd(), path) || path,
    bytes: Buffer.byteLength(text),
    format,
    finding: finding(data.check),
  };
};
