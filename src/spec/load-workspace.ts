import { readFile, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { Problem } from "../core/problem.js";
import { ok, type Result } from "../core/result.js";
import { map, texts as textsIn } from "./catalog.js";
import type { Environment } from "./environment.js";
import { findIncluded } from "./include.js";
import { leadsOut } from "./leads-out.js";
import { limits } from "./limits.js";
import { loadSpec } from "./load-spec.js";
import { hiddenCharacters, problemAt } from "./place.js";
import { type SpecCode, specProblems } from "./problems.js";
import { type ReadFile, readYaml } from "./read-yaml.js";
import { sqlFiles } from "./sql-files.js";
import type { SpecText, Workspace } from "./workspace.js";

export const specFile = "kept.yaml";

/** The texts of a workspace as they lie in its folder, and what was wrong with finding them. */
export type SpecTexts = { readonly texts: readonly SpecText[]; readonly problems: readonly Problem[] };

/** Reads kept.yaml and all it includes, and checks them. Expected failures are problems; only a broken disk throws. */
export const loadWorkspace = async ({
  root,
  env,
}: {
  root: string;
  env: Environment;
}): Promise<Result<Workspace, Problem[]>> => {
  const { texts, problems } = await readSpecTexts({ root, env });
  const loaded = loadSpec(texts, env, { found: problems });
  return loaded.ok ? ok({ ...loaded.value, root: resolve(root) }) : loaded;
};

/** For whoever needs the texts of a workspace that has problems, for excerpts. */
export const readSpecTexts = async ({ root, env }: { root: string; env: Environment }): Promise<SpecTexts> => {
  const first = await readText(root, specFile);
  if ("code" in first)
    return {
      texts: [],
      problems: [
        first.code === "spec.sql.missing"
          ? specProblems.make("spec.file.missing", {
              says: "there is no kept.yaml in this folder",
              write: "kept init writes one; -C DIR looks in another folder",
              file: specFile,
            })
          : specProblems.make(first.code, { says: first.says, file: specFile }),
      ],
    };

  const problems: Problem[] = [];
  const texts = new Map([[specFile, first.text]]);
  const top = readYaml(specFile, first.text, env);
  for (const [i, pattern] of textsIn(map(top.raw).include).entries()) {
    const place = top.at(Array.isArray(map(top.raw).include) ? ["include", i] : ["include"]);
    if (leadsOut(pattern)) continue;
    const found = await findIncluded(root, pattern.replace(/^(\.\/)+/, ""));
    if (found.fault === "outside")
      problems.push(
        problemAt(place, "spec.include.outside", {
          says: `${place.shown} leads out of the workspace`,
          write: "write a path inside the workspace, without links that lead out",
        }),
      );
    else if (found.fault === "many")
      problems.push(
        problemAt(place, "spec.include.many", {
          says: `${place.shown} finds more than 1,000 files`,
          write: "write a narrower pattern, like promises/*.yaml",
        }),
      );
    else if (found.files.filter((f) => f !== specFile).length === 0)
      problems.push(
        problemAt(place, "spec.include.none", {
          says: `${place.shown} finds no file`,
          write: "mend the path, or remove it",
        }),
      );
    for (const path of found.files) {
      if (texts.has(path)) continue;
      if (path.search(hiddenCharacters) >= 0) {
        problems.push(
          problemAt(place, "spec.text.control", {
            says: `${place.shown} finds a file whose name holds hidden characters`,
            write: "rename the file",
          }),
        );
        continue;
      }
      const read = await readText(root, path);
      if ("code" in read)
        problems.push(specProblems.make(read.code, { says: read.says, file: path, line: 1, column: 1, length: 1 }));
      else texts.set(path, read.text);
    }
  }
  await addSql(root, texts, { files: [...texts].map(([path, text]) => readYaml(path, text, env)), problems });
  return { texts: [...texts].map(([path, text]) => ({ path, text })), problems };
};

/** A file that is not there is said by `loadSpec`, which knows where it is named. */
const addSql = async (
  root: string,
  texts: Map<string, string>,
  { files, problems }: { files: readonly ReadFile[]; problems: Problem[] },
) => {
  for (const file of files) {
    for (const [name, raw] of Object.entries(map(map(file.raw).promises))) {
      for (const { file: path, path: at } of sqlFiles({ raw })) {
        if (texts.has(path)) continue;
        const read = await readText(root, path);
        if (!("code" in read)) texts.set(path, read.text);
        else if (read.code !== "spec.sql.missing")
          problems.push(problemAt(file.at(["promises", name, ...at]), read.code, { says: read.says }));
      }
    }
  }
};

/** A regular file of at most 1 MB that lies inside the workspace even after links are followed. */
const readText = async (root: string, path: string): Promise<{ text: string } | { code: SpecCode; says: string }> => {
  const real = await realpath(join(root, path)).catch(() => undefined);
  if (real === undefined) return { code: "spec.sql.missing", says: "the file is not there" };
  const home = await realpath(root);
  if (!real.startsWith(home.endsWith(sep) ? home : home + sep))
    return { code: "spec.path.outside", says: "the file is a link that leads out of the workspace" };
  const info = await stat(real);
  // A pipe would wait for ever, a device never ends.
  if (!info.isFile()) return { code: "spec.file.unreadable", says: "this is not a regular file" };
  if (info.size > limits.bytes) return { code: "spec.file.size", says: "the file is larger than 1 MB" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(real)) };
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code;
    return {
      code: "spec.file.unreadable",
      says:
        denied === "EACCES" || denied === "EPERM" ? "this user may not read the file" : "the file is not UTF-8 text",
    };
  }
};
