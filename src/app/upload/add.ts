import { constants } from "node:fs";
import { copyFile, mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { openReader } from "../../sources/reader/open-reader.js";
import { loadSpec } from "../../spec/load-spec.js";
import { readSpecTexts, specFile } from "../../spec/load-workspace.js";
import { check } from "../check/check.js";
import type { Context } from "../context.js";
import { importAll } from "../import/import-files.js";
import type { DataFile } from "../init/find-data.js";
import { readWorkspace } from "../read-workspace.js";
import { AddAnswer } from "./answers.js";
import { fileGiven } from "./file-given.js";
import { insertEntry } from "./insert-entry.js";
import { promiseMeant, workspaceOrNone } from "./look.js";
import { LookAsked } from "./look-asked.js";
import { lookInto } from "./look-into.js";
import { uploadProblems } from "./problems.js";
import { dropUpload } from "./uploads.js";
import { asText, type YamlFor, yamlFor } from "./yaml-for.js";

export const add = useCase({
  name: "add",
  title: "Add a source from a file",
  says: "Writes what `kept look` proposes into kept.yaml (its comments stay; where there is none it is begun), takes the file in and says the first verdict.",
  input: LookAsked,
  output: AddAnswer,
  needs: "write",
  cli: {
    positional: ["file"],
    examples: [
      { command: "kept add refunds.csv", does: "one more source, with a first promise" },
      { command: "kept add refunds.csv --promise none", does: "the source alone" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const { file, upload } = await fileGiven(context, asked.file);
    const workspace = await workspaceOrNone(context);
    if (asked.source && workspace?.sources.some((s) => s.name === asked.source)) throw taken(asked.source);
    const reader = openReader();
    const looked = await lookInto(context, reader, { file, asked, workspace }).finally(() => reader.close());
    const { found } = looked;
    if (found === null)
      throw new ProblemsFound([uploadProblems.make("upload.name", { says: looked.blocked ?? "nothing can be read" })]);
    const wanted = promiseMeant(looked, asked.promise);
    const names = workspace?.promises.map((p) => p.name) ?? [];
    const promise = wanted && { ...wanted, name: freeName(wanted.name, names) };
    const zone = workspace?.company.timezone ?? null;
    const yaml = yamlFor({ ...looked, found }, { asked, promise, zone, directory: context.directory });
    const text = yaml.whole ?? (await addedTo(context.directory, yaml));
    await refuseBroken(context.directory, text);
    const written = await write(context.directory, { file, text });
    if (upload !== null) await dropUpload(upload);
    const after = await afterWriting(context);
    const imported = await importAll(after, [found.source.name]);
    const verdict = promise === null ? null : await check.run(after, check.input.parse({ promise: [promise.name] }));
    return {
      written,
      source: found.source.name,
      promise: promise?.name ?? null,
      yaml: asText(yaml),
      imported,
      check: verdict,
    };
  },
});

/** The text of kept.yaml with the new entries, everything else as it was. */
const addedTo = async (directory: string, yaml: YamlFor): Promise<string> => {
  const before = await readFile(join(directory, specFile), "utf8");
  const withSource = insertEntry(before, "sources", yaml.source);
  const text =
    withSource === null || yaml.promise === null ? withSource : insertEntry(withSource, "promises", yaml.promise);
  if (text === null)
    throw new ProblemsFound([
      uploadProblems.make("upload.source", {
        says: "sources and promises in kept.yaml are written in braces, where nothing can be added line by line",
        write: asText(yaml),
        file: specFile,
      }),
    ]);
  return text;
};

/** What would not load is never written. */
const refuseBroken = async (directory: string, text: string): Promise<void> => {
  const { texts } = await readSpecTexts({ root: directory, env: process.env });
  const loaded = loadSpec([{ path: specFile, text }, ...texts.filter((t) => t.path !== specFile)], process.env);
  if (!loaded.ok) throw new ProblemsFound(loaded.error, { files: 1, texts: new Map([[specFile, text]]) });
};

/** The data first: a kept.yaml that names a file finds it. */
const write = async (directory: string, given: { file: DataFile; text: string }): Promise<string[]> => {
  const { file, text } = given;
  const written: string[] = [];
  if (file.copy === "copy") {
    const path = join(directory, file.written);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(file.real, path, constants.COPYFILE_EXCL);
    written.push(file.written);
  }
  const temporary = join(directory, `.${specFile}.part`);
  const out = await open(temporary, "w", 0o644);
  try {
    await out.writeFile(text);
    await out.sync();
  } finally {
    await out.close();
  }
  await rename(temporary, join(directory, specFile));
  written.unshift(specFile);
  const ignored = await writeFile(join(directory, ".gitignore"), ".kept/\nkept-report.*\n", { flag: "wx" }).then(
    () => true,
    () => false,
  );
  return ignored ? [...written, ".gitignore"] : written;
};

/** The same caller, with kept.yaml as it is now; the verdict is waited for. */
const afterWriting = async (context: Context): Promise<Context> => {
  const workspace = await readWorkspace(context.directory, process.env);
  return { ...context, judging: "first", workspace: async () => workspace };
};

const taken = (name: string) =>
  new ProblemsFound([
    uploadProblems.make("upload.source", { says: `there is a source "${name}" already`, write: `${name}-2` }),
  ]);

const freeName = (wanted: string, taken: readonly string[]): string => {
  let name = wanted;
  for (let n = 2; taken.includes(name); n++) name = `${wanted}-${n}`;
  return name;
};
