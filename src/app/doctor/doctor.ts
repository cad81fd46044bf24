import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { DoctorAnswer } from "../../report/answers.js";
import { findFiles } from "../../sources/find-files.js";
import { loadWorkspace } from "../../spec/load-workspace.js";
import type { Workspace } from "../../spec/workspace.js";
import { type Context, dataFolder } from "../context.js";
import { count, type Finding, fine, looking, wrong } from "./finding.js";
import { folderFindings } from "./folder.js";
import { engineFinding, nodeFinding, zonesFinding } from "./machine.js";
import { pollFindings } from "./polls.js";
import { serverFindings } from "./server.js";
import { arrivedFindings, journalFindings, storesFindings, zoneFindings } from "./stored.js";

export const doctor = useCase({
  name: "doctor",
  title: "Look whether all is well",
  says: "Looks at the machine, the folder, kept.yaml, the stores and the sources, and says what to do. Works also when something is broken.",
  input: z.object({}),
  output: DoctorAnswer,
  needs: "setup",
  cli: {
    examples: [{ command: "kept doctor", does: "what is fine, what needs a look, what is wrong" }],
    formats: ["table", "json"],
  },
  run: async (context: Context) => ({ checks: await examine(context) }),
});

/** From what everything rests on to what rests on everything; a fault leaves out only what cannot be looked at without it. */
export const examine = async (context: Context, env: NodeJS.ProcessEnv = process.env): Promise<Finding[]> => {
  const checks: Finding[] = [nodeFinding(process.versions.node), zonesFinding(Intl.supportedValuesOf("timeZone"))];
  const add = async (name: string, look: () => Promise<readonly Finding[]>): Promise<boolean> => {
    const task = context.progress.task(`Looking at ${name}`);
    const found = await looking(name, look);
    task.end();
    checks.push(...found);
    return found.every((one) => one.state !== "wrong");
  };
  await add("engine", engineFinding);
  await add("server", async () => serverFindings(context.directory, env));
  const folderWell = await add("folder", () => folderFindings(context.directory, dataFolder(context.directory)));
  const workspace = await loadWorkspace({ root: context.directory, env });
  await add("kept.yaml", async () => specFindings(workspace));
  if (workspace.ok) await add("files", () => filesFindings(workspace.value));
  // Writing would change what is wrong; a process that holds the data cannot be disturbed.
  if (!folderWell || checks.some((one) => one.name === "lock" && one.state !== "fine")) return checks;
  const journalWell = await add("journal", () => journalFindings(context, env));
  const imported = !checks.some((one) => one.name === "journal" && one.says === "nothing was imported yet");
  if (
    !journalWell ||
    (!imported && !env.KEPT_CLICKHOUSE_URL) ||
    !(await add("stores", () => storesFindings(context))) ||
    !workspace.ok
  )
    return checks;
  await add("zone", () => zoneFindings(context));
  await add("sources", () => arrivedFindings(context));
  await add("pollers", () => pollFindings(context));
  return checks;
};

const specFindings = (workspace: Awaited<ReturnType<typeof loadWorkspace>>): readonly Finding[] => {
  if (workspace.ok)
    return [
      fine(
        "kept.yaml",
        `${count(workspace.value.promises.length, "promise")} and ${count(workspace.value.sources.length, "source")}, no problem`,
      ),
    ];
  const [first] = workspace.error;
  const where = first?.line === undefined ? "" : `${first.file}:${first.line}: `;
  const more = workspace.error.length === 1 ? "" : ` (and ${workspace.error.length - 1} more)`;
  return [
    wrong(
      "kept.yaml",
      `${where}${first?.says}${more}`,
      first?.write ?? "kept check shows every problem with its place",
    ),
  ];
};

const filesFindings = async (workspace: Workspace): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const source of workspace.sources.filter((one) => one.files.length > 0)) {
    const { files, problems } = await findFiles(workspace.root, source.files);
    const name = `files of ${source.name}`;
    if (problems.length > 0)
      findings.push({
        name,
        state: files.length > 0 ? "attention" : "wrong",
        says: problems[0]!.says,
        instead: problems[0]!.write ?? "check `files` of the source",
      });
    else findings.push(fine(name, files.length === 1 ? files[0]!.path : `${files.length} files`));
  }
  return findings;
};
