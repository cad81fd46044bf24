import { access, constants, copyFile, lstat, mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import type { Ask } from "../../core/edge.js";
import { KeptError } from "../../core/kept-error.js";
import type { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import type { InitAnswer } from "../../report/answers.js";
import { openReader, type Reader } from "../../sources/reader/open-reader.js";
import { loadSpec } from "../../spec/load-spec.js";
import type { Context } from "../context.js";
import { appProblems } from "../problems.js";
import { type History, openHistory, promisesOf, Unreadable } from "./decide-promise.js";
import { type DataFile, dataFilesIn, groupsOf, lookUp, noFiles, patternOf } from "./find-data.js";
import type { FirstPromise } from "./first-promise.js";
import { type FileProfile, profileOf } from "./profile.js";
import type { ProposedSource } from "./proposal.js";
import { proposeSource } from "./propose-source.js";
import { askName, askPromise, askWrite, askZone, isZone } from "./questions.js";
import { foundIn, sampleTable } from "./say-found.js";
import { keptYaml } from "./write-yaml.js";
import { zoneOfData } from "./zone-of-data.js";

export type InitAsked = {
  readonly files?: readonly string[] | undefined;
  readonly yes?: boolean | undefined;
  readonly force?: boolean | undefined;
  readonly name?: string | undefined;
  readonly timezone?: string | undefined;
};

/** A day after the last of the data the export is taken for one that has ended. */
const endedAfterMs = 2 * 86_400_000;

export const initWorkspace = async (context: Context, asked: InitAsked): Promise<z.infer<typeof InitAnswer>> => {
  const ask = asked.yes ? null : context.ask;
  await refuse(context.directory, asked);
  const files = await chosenFiles(context.directory, { ...asked, ask });
  const reader = openReader();
  try {
    const profiles = await lookAtAll(context, reader, groupsOf(files));
    ask?.show(profiles.flatMap(({ profile }) => foundIn(profile)).join("\n"));
    const company = asked.name ?? (await askName(ask, titleOf(context.directory)));
    const guess = zoneOfData(
      profiles.map((p) => p.profile),
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    );
    const timezone = asked.timezone ?? (await askZone(ask, guess.zone));
    const sources: Looked[] = [];
    for (const { profile, group } of profiles) {
      const source = await proposeSource(reader, profile, {
        ask,
        files: [patternOf(group)],
        taken: sources.map((s) => s.source.name),
      });
      if (source.records.length > 0) sources.push(await withHistory(context, reader, { source, profile, timezone }));
      else if (profiles.length === 1) throw new ProblemsFound([nothingIn(profile)]);
    }
    if (sources.length === 0) throw new ProblemsFound(profiles.map(({ profile }) => nothingIn(profile)));
    for (const { history, source } of sources) ask?.show(tableText(sampleTable(history.rows), source));
    const promise = await askPromise(
      ask,
      sources.flatMap((s) => s.promises),
    );
    const ends = dataEnd(
      sources.map((s) => s.history),
      { now: context.clock.now(), timezone },
    );
    const zoneSays =
      asked.timezone !== undefined || timezone !== guess.zone
        ? "times in the files without a zone are in it"
        : guess.says;
    const text = keptYaml({ company, timezone, zoneSays, ends, sources: sources.map((s) => s.source), promise });
    const loaded = loadSpec([{ path: "kept.yaml", text }], process.env);
    if (!loaded.ok)
      throw new Error(
        `init wrote a file that does not load: ${loaded.error.map((p) => `${p.line}: ${p.says}`).join("; ")}`,
      );
    await askWrite(ask);
    const written = await writeAll(context.directory, { text, files, force: asked.force === true });
    return {
      written,
      found: [
        ...sources.flatMap(({ profile, source, history }) => [
          ...foundIn(profile),
          ...source.found.map((each) => `  ${each}`),
          ...history.notes.filter((note) => !note.includes("rules out")).map((each) => `  ${each}`),
        ]),
        `time zone ${timezone}: ${zoneSays}`,
        ...(ends === null ? [] : [`${ends.says}, so promises are judged as of then`]),
      ],
      sample: sampleTable((sources.find((s) => s.promises.includes(promise!)) ?? sources[0]!).history.rows),
      promise: promise && {
        name: promise.name,
        says: promise.says,
        target: promise.target,
        because: `${promise.targetText}, because ${promise.because}.`,
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) throw new ProblemsFound([error.problem]);
    throw error;
  } finally {
    await reader.close();
  }
};

type Looked = {
  readonly source: ProposedSource;
  readonly profile: FileProfile;
  readonly history: History;
  readonly promises: readonly FirstPromise[];
};

const withHistory = async (
  context: Context,
  reader: Reader,
  looked: { source: ProposedSource; profile: FileProfile; timezone: string },
): Promise<Looked> => {
  const { source, profile, timezone } = looked;
  const task = context.progress.task(`Holding a promise against ${source.name}`);
  const draft = { source, timezone, env: process.env };
  const history = await openHistory(reader, draft, { file: profile, now: context.clock.now() });
  const promises = history.n === 0 ? [] : await promisesOf(history, draft, profile);
  task.end();
  return { source, profile, history, promises };
};

/** Where the data end in the past: as of when to judge, and why. */
export const dataEnd = (
  histories: readonly History[],
  given: { now: Date; timezone: string },
): { asOf: string; says: string } | null => {
  const day = (at: number) => new Intl.DateTimeFormat("en-CA", { timeZone: given.timezone }).format(at);
  const latest = Math.max(...histories.map((h) => h.latest.getTime()));
  const last = Math.max(...histories.map((h) => h.last.getTime()));
  if (given.now.getTime() - last <= endedAfterMs) return null;
  if (latest < last)
    return { asOf: day(latest), says: `99% of the data end on ${day(latest)}, the rest straggles until ${day(last)}` };
  return { asOf: "latest", says: `the data end on ${day(last)}` };
};

/** All that speaks against writing, before anything is read. */
const refuse = async (directory: string, asked: InitAsked): Promise<void> => {
  const problems: Problem[] = [];
  const there = await lstat(join(directory, "kept.yaml")).catch(() => null);
  if (there && !asked.force)
    problems.push(
      appProblems.make("usage.folder", {
        says: "there is a kept.yaml in this folder already",
        write: "kept init --force writes over it; -C DIR takes another folder",
        file: "kept.yaml",
      }),
    );
  const writable = await access(directory, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    problems.push(
      appProblems.make("usage.folder.writable", {
        says: `the folder ${directory} cannot be written`,
        write: "make it writable for this user, or take another with -C DIR",
      }),
    );
  if (asked.timezone !== undefined && !isZone(asked.timezone))
    problems.push(
      appProblems.make("usage.zone", {
        says: `--timezone ${asked.timezone} is no time zone`,
        write: "--timezone Europe/Amsterdam",
      }),
    );
  if (problems.length > 0) throw new ProblemsFound(problems);
};

const chosenFiles = async (directory: string, asked: InitAsked & { ask: Ask | null }): Promise<readonly DataFile[]> => {
  const names = asked.files && asked.files.length > 0 ? asked.files : await dataFilesIn(directory);
  if (names.length === 0) throw new ProblemsFound([noFiles()]);
  const { files, problems } = await lookUp(directory, names, process.env.KEPT_DATA);
  const outside = files.filter((file) => file.copy === "copy");
  if (outside.length > 0 && problems.length === 0 && !asked.yes) {
    const list = outside.map((file) => file.real).join(", ");
    const copy =
      asked.ask &&
      (await asked.ask.confirm(
        `${list} ${outside.length === 1 ? "lies" : "lie"} outside this folder, and only what is inside is read. Copy into data/?`,
        "yes",
      ));
    if (copy === null && asked.ask) throw new KeptError("interrupted", "Nothing was written.");
    if (copy !== "yes")
      problems.push(
        ...outside.map((file) =>
          appProblems.make("usage.files.outside", {
            says: `${file.real} lies outside this folder, and only what is inside is read`,
            write: "kept init --yes copies it into data/; or move it, or go to its folder with -C",
          }),
        ),
      );
  }
  if (problems.length > 0) throw new ProblemsFound(problems);
  return files;
};

/** The largest file of each group; groups whose files cannot be read at all end it, each with its reason. */
const lookAtAll = async (context: Context, reader: Reader, groups: readonly (readonly DataFile[])[]) => {
  const problems: Problem[] = [];
  const profiles: { profile: FileProfile; group: readonly DataFile[] }[] = [];
  for (const group of groups) {
    const largest = group.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    const task = context.progress.task(`Looking at ${largest.path}`);
    const profile = await profileOf(reader, largest);
    task.end();
    if (context.signal.aborted) throw new KeptError("interrupted", "Nothing was written.");
    if (profile.ok) profiles.push({ profile: profile.value, group });
    else problems.push(profile.error);
  }
  if (problems.length > 0) throw new ProblemsFound(problems, { files: groups.length });
  return profiles;
};

export const nothingIn = (profile: FileProfile): Problem =>
  appProblems.make("usage.files.time", {
    says: `${profile.file.path}: ${profile.rows === 0 ? "there is no record in it" : "no column holds times, and without a time nothing can be late"}`,
    write: "export it with the times at which things happened",
    file: profile.file.path,
  });

const writeAll = async (
  directory: string,
  given: { text: string; files: readonly DataFile[]; force: boolean },
): Promise<string[]> => {
  const written: string[] = [];
  for (const file of given.files.filter((f) => f.copy === "copy")) {
    await mkdir(dirname(join(directory, file.written)), { recursive: true });
    await copyFile(file.real, join(directory, file.written), given.force ? 0 : constants.COPYFILE_EXCL);
    written.push(file.written);
  }
  await writeFile(join(directory, "kept.yaml"), given.text, { flag: given.force ? "w" : "wx" });
  written.unshift("kept.yaml");
  const ignored = await writeFile(join(directory, ".gitignore"), ".kept/\nkept-report.*\n", { flag: "wx" }).then(
    () => true,
    () => false,
  );
  return ignored ? [...written, ".gitignore"] : written;
};

export const titleOf = (directory: string) => {
  const words = basename(directory)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return words === "" ? "My company" : words.charAt(0).toUpperCase() + words.slice(1);
};

const tableText = (table: ReturnType<typeof sampleTable>, source: ProposedSource): string => {
  if (table === null) return `${source.name}: no row could be mapped`;
  const widths = table.columns.map((name, i) =>
    Math.min(32, Math.max(name.length, ...table.rows.map((row) => row[i]!.length))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.slice(0, widths[i]).padEnd(widths[i]!))
      .join("  ")
      .trimEnd();
  return [`${source.name}, as Kept reads it:`, line(table.columns), ...table.rows.map(line)].join("\n");
};
