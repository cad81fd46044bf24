import { KeptError } from "../../core/kept-error.js";
import type { Problem } from "../../core/problem.js";
import { formatCount } from "../../report/format.js";
import { findFiles } from "../../sources/find-files.js";
import type { SourceDefinition } from "../../sources/model.js";
import type { Reader } from "../../sources/reader/open-reader.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Load } from "../../stores/state-tables.js";
import type { Context, Stores } from "../context.js";
import { polledFiles } from "../poll/polled-files.js";
import { commitGroup } from "./commit.js";
import { compare, noLongerAskedFor } from "./compare.js";
import { loadsInForce, rename } from "./journal.js";
import { readFile, stage } from "./read-file.js";
import { stageTakenBack } from "./take-back.js";
import { counted, nothingYet, rowsOf, type Tally } from "./tally.js";

export type Work = {
  readonly context: Context;
  readonly workspace: Workspace;
  readonly stores: Stores;
  readonly reader: Reader;
  /** Where rows lie between being read and being stored. */
  readonly folder: string;
  readonly at: Date;
};
export type Imported = { readonly tally: Tally; readonly problems: readonly Problem[] };

/** A commit settles duplicates of so many rows at once: few enough for their keys to fit into memory. */
const groupRows = 2_000_000;
const groupFiles = 400;

/** Takes in what is new or has changed of one source. What was committed stays, whatever becomes of the next file. */
export const importSource = async (
  work: Work,
  source: SourceDefinition,
  task: { update: (rows: number) => void },
): Promise<Imported> => {
  const { context, workspace, stores, at } = work;
  const found = await findFiles(workspace.root, source.files);
  const problems = found.problems.map((problem) => ({ ...problem, says: `${source.name}: ${problem.says}` }));
  const mappingHash = workspace.mappingHashes[source.name]!;
  const loads = await loadsInForce(stores, source.name);
  const files = [...found.files, ...(await polledFiles(context.directory, source.name, loads))];
  const paths = new Set(files.map((file) => file.path));
  const known = { loads, paths, mappingHash };
  let tally = nothingYet(files.length);
  // A pattern that could not be followed says nothing about what is asked for.
  const certain = found.problems.every((problem) => problem.code === "file.none");
  let group = certain ? await stageTakenBack(stores, noLongerAskedFor(known, workspace.root), at) : [];
  const commit = async () => {
    if (group.length > 0) tally = counted(tally, group, await commitGroup(stores, group, source.expect?.by ?? null));
    group = [];
  };
  for (const file of files) {
    const compared = await compare(file, known);
    if (context.signal.aborted) break;
    if (compared.is === "renamed") {
      await rename(stores, compared.load, file.path);
      loads.splice(loads.indexOf(compared.load), 1);
    }
    if (compared.is !== "new") {
      tally = { ...tally, unchanged: tally.unchanged + 1 };
      continue;
    }
    const wanted = { source, file, contentHash: compared.contentHash, mappingHash };
    const before = tally.rows + rowsOf(group);
    const read = await readFile(work.reader, wanted, {
      folder: work.folder,
      onProgress: (rows) => task.update(before + rows),
    });
    if (context.signal.aborted) break;
    if (read.ok) group = [...group, await stage(stores, read.value, at)];
    else problems.push(read.error);
    task.update(tally.rows + rowsOf(group));
    if (group.length >= groupFiles || rowsOf(group) >= groupRows) await commit();
  }
  await commit();
  if (context.signal.aborted) throw interrupted(tally, source);
  return { tally, problems };
};

const interrupted = ({ rows }: Tally, { name }: SourceDefinition) => {
  const kept = rows === 1 ? `1 row of ${name} is` : `${formatCount(rows)} rows of ${name} are`;
  return new KeptError("interrupted", `${kept} kept; run again to go on.`);
};

/** Takes back all that a source said which kept.yaml does not name any more. */
export const takeBackSource = async ({ stores, at }: Pick<Work, "stores" | "at">, source: string): Promise<Tally> => {
  const group: readonly Load[] = await stageTakenBack(stores, await loadsInForce(stores, source), at);
  return counted(nothingYet(0), group, await commitGroup(stores, group, null));
};
