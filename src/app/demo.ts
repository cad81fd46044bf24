import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import { KeptError } from "../core/kept-error.js";
import { ProblemsFound } from "../core/problems-found.js";
import { useCase } from "../core/use-case.js";
import { DemoAnswer } from "../report/answers.js";
import { check } from "./check/check.js";
import type { Context } from "./context.js";
import { writeQuickKitchen } from "./demo/write-quick-kitchen.js";
import { importAll } from "./import/import-files.js";
import { open } from "./open.js";
import { appProblems } from "./problems.js";
import { writeReport } from "./report/report.js";

const input = z.object({
  folder: z.string().optional().describe("Where to; ./kept-demo otherwise"),
});

export const demo = useCase({
  name: "demo",
  title: "See it all on an example company",
  says: "Makes Quick Kitchen, a fast-food chain that does not exist, with fifteen months of data; imports them, judges the promises and writes the report.",
  input,
  output: DemoAnswer,
  needs: "setup",
  terminalOnly: "it makes a folder of its own",
  cli: {
    positional: ["folder"],
    examples: [
      { command: "kept demo", does: "in ./kept-demo" },
      { command: "kept demo /tmp/kitchen", does: "elsewhere" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => runDemo(context, { folder: asked.folder ?? "kept-demo" }),
});

/** Can be run again: the same seed writes the same bytes, and an import skips what it knows. `scale` makes it smaller, for tests. */
export const runDemo = async (
  context: Context,
  options: { folder: string; scale?: number },
): Promise<z.infer<typeof DemoAnswer>> => {
  const folder = resolve(context.directory, options.folder);
  await refuseForeign(folder, options.folder);
  await mkdir(folder, { recursive: true });
  const task = context.progress.task("Making Quick Kitchen", "%");
  await writeQuickKitchen(folder, {
    ...(options.scale === undefined ? {} : { scale: options.scale }),
    onProgress: (share) => task.update(Math.round(100 * share), 100),
  });
  task.end();
  if (context.signal.aborted) throw new KeptError("interrupted", "Quick Kitchen is half made; run again to go on.");
  const { context: inside, close } = await open(
    { directory: folder, progress: context.progress, ask: null, signal: context.signal },
    { clock: context.clock },
  );
  try {
    await importAll(inside, []);
    const judged = await check.run(inside, check.input.parse({}));
    const report = await writeReport(inside, { out: join(folder, "kept-report.html") });
    return { directory: relative(process.cwd(), folder) || ".", check: judged, report: report.path };
  } finally {
    await close();
  }
};

/** A kept.yaml that is not Quick Kitchen's belongs to someone. */
const refuseForeign = async (folder: string, given: string): Promise<void> => {
  const path = join(folder, "kept.yaml");
  if (!existsSync(path) || (await readFile(path, "utf8")).includes("Quick Kitchen")) return;
  throw new ProblemsFound([
    appProblems.make("usage.folder", {
      says: `there is a workspace in ${given} already, and it is not the demo's`,
      write: "kept demo DIR, with another folder",
    }),
  ]);
};
