import { existsSync } from "node:fs";
import { join } from "node:path";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { openReader } from "../../sources/reader/open-reader.js";
import { specFile } from "../../spec/load-workspace.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context } from "../context.js";
import type { FirstPromise } from "../init/first-promise.js";
import { profiledRows } from "../init/profile.sql.js";
import { foundIn, sampleTable } from "../init/say-found.js";
import { LookAnswer } from "./answers.js";
import { fileGiven } from "./file-given.js";
import { LookAsked } from "./look-asked.js";
import { type LookedInto, lookInto } from "./look-into.js";
import { uploadProblems } from "./problems.js";
import { useOf } from "./uses.js";
import { asText, yamlFor } from "./yaml-for.js";

export const look = useCase({
  name: "look",
  title: "What is in this file?",
  says: "Looks at an exported file and says how it would be read, and which promises its history can bear. Writes nothing.",
  input: LookAsked,
  output: LookAnswer,
  needs: "write",
  cli: {
    positional: ["file"],
    examples: [
      { command: "kept look orders.csv", does: "columns, five rows as they would be read, promises" },
      { command: "kept look orders.csv --uses note=text --within 2d", does: "the same, with a guess set right" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const { file } = await fileGiven(context, asked.file);
    const workspace = await workspaceOrNone(context);
    const reader = openReader();
    try {
      const looked = await lookInto(context, reader, { file, asked, workspace });
      return lookAnswer(looked, { asked, workspace, directory: context.directory });
    } finally {
      await reader.close();
    }
  },
});

/** Null where no kept.yaml was begun. */
export const workspaceOrNone = async (context: Context): Promise<Workspace | null> =>
  existsSync(join(context.directory, specFile)) ? context.workspace() : null;

/** The promise that is meant: the first, one by its name, or none. */
export const promiseMeant = (looked: LookedInto, wanted: string | undefined): FirstPromise | null => {
  if (wanted === "none") return null;
  const proposed = (looked.found?.promises ?? []).map((held) => held.promise);
  const meant = wanted === undefined ? (proposed[0] ?? null) : proposed.find((one) => one.name === wanted);
  if (meant !== undefined) return meant;
  const names = [...proposed.map((one) => one.name), "none"];
  throw new ProblemsFound([
    uploadProblems.make("upload.promise", {
      says: `"${wanted}" was not proposed`,
      write: `one of: ${names.join(", ")}`,
    }),
  ]);
};

const lookAnswer = (
  looked: LookedInto,
  given: { asked: LookAsked; workspace: Workspace | null; directory: string },
): LookAnswer => {
  const { profile, roles, found } = looked;
  const { sniffed } = profile.looked;
  const { workspace, asked } = given;
  const promise = promiseMeant(looked, asked.promise);
  const zone = workspace?.company.timezone ?? null;
  const types = (found?.source.records ?? []).map((r) => (typeof r.type === "string" ? r.type : `{${r.type.from}}`));
  return {
    file: {
      name: profile.file.path.split("/").at(-1)!,
      path: profile.file.path,
      rows: profile.rows,
      more: profile.rows >= profiledRows,
      format: sniffed.format,
      delimiter: sniffed.format === "csv" || sniffed.format === "tsv" ? sniffed.delimiter : null,
      encoding: sniffed.encoding,
      compression: sniffed.compression,
    },
    columns: profile.columns.map((column) => ({
      name: column.name,
      values: column.top.slice(0, 3),
      filled: column.filled,
      distinct: column.distinct,
      time: column.time !== null,
      ambiguous: column.time?.ambiguous ?? false,
      use: useOf(roles, column.name),
    })),
    source: found?.source.name ?? null,
    noun: found?.source.noun ?? null,
    types: [...new Set(types)],
    timezone: looked.timezone,
    timezoneSays: looked.zoneSays,
    found: [...foundIn(profile), ...(found?.source.found ?? []), ...(found?.notes ?? []), ...ended(looked)].map((s) =>
      s.trim(),
    ),
    sample: found && sampleTable(found.rows),
    promises: (found?.promises ?? []).map(({ promise: one, kept, due }) => ({
      name: one.name,
      says: one.says,
      kind: one.terms.kind,
      within: one.terms.kind === "duration" ? one.terms.within : null,
      target: one.target,
      because: one.because,
      kept,
      due,
    })),
    yaml:
      found === null
        ? null
        : asText(yamlFor({ ...looked, found }, { asked, promise, zone, directory: given.directory })),
    begins: workspace === null,
    blocked: looked.blocked,
  };
};

const ended = ({ found }: LookedInto): string[] =>
  found?.ends ? [`${found.ends.says}, so promises are judged as of then`] : [];
