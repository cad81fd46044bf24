import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { InitAnswer } from "../../report/answers.js";
import type { Context } from "../context.js";
import { initWorkspace } from "./init-workspace.js";

const input = z.object({
  files: z
    .array(z.string())
    .optional()
    .describe("Exported files: CSV, TSV, NDJSON, JSON, Parquet, Excel, XES, also .gz or .zst"),
  yes: z
    .boolean()
    .optional()
    .describe("Ask nothing: take what is proposed, and copy files from outside into data/")
    .meta({ short: "y" }),
  force: z.boolean().optional().describe("Write over a kept.yaml that is there"),
  name: z.string().optional().describe("What the company is called").meta({ placeholder: "NAME" }),
  timezone: z.string().optional().describe("The company's time zone: Europe/Amsterdam").meta({ placeholder: "ZONE" }),
});

export const init = useCase({
  name: "init",
  title: "Begin with files of your own",
  says: "Looks at exported files, proposes how they are read and a first promise that the history can bear, and writes kept.yaml.",
  input,
  output: InitAnswer,
  needs: "setup",
  terminalOnly: "it writes into a folder of its user's",
  cli: {
    positional: ["files"],
    examples: [
      { command: "kept init orders.csv", does: "asks a few questions" },
      { command: "kept init --yes data/*.csv.gz", does: "asks nothing" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => initWorkspace(context, asked),
});
