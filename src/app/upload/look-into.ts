import { ProblemsFound } from "../../core/problems-found.js";
import type { Reader } from "../../sources/reader/open-reader.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context } from "../context.js";
import { openHistory, promisesOf, Unreadable } from "../init/decide-promise.js";
import type { DataFile } from "../init/find-data.js";
import { dataEnd, nothingIn } from "../init/init-workspace.js";
import { type FileProfile, profileOf } from "../init/profile.js";
import type { ProposedSource } from "../init/proposal.js";
import { inOrder, proposeWith } from "../init/propose-source.js";
import { isZone } from "../init/questions.js";
import { type Roles, rolesOf } from "../init/roles.js";
import { zoneOfData } from "../init/zone-of-data.js";
import { appProblems } from "../problems.js";
import { type Held, holdAgainst } from "./hold-against.js";
import type { LookAsked } from "./look-asked.js";
import { type Use, usedAs } from "./uses.js";

/** All that was found out about one file, with what a person said of it in place of guesses. */
export type LookedInto = {
  readonly profile: FileProfile;
  readonly roles: Roles;
  readonly timezone: string;
  readonly zoneSays: string;
  /** Null: nothing in it can be held against a promise, and `blocked` says why. */
  readonly found: {
    readonly source: ProposedSource;
    readonly rows: readonly Readonly<Record<string, string>>[];
    readonly notes: readonly string[];
    readonly ends: { readonly asOf: string; readonly says: string } | null;
    readonly promises: readonly Held[];
  } | null;
  readonly blocked: string | null;
};

export const lookInto = async (
  context: Context,
  reader: Reader,
  given: { readonly file: DataFile; readonly asked: LookAsked; readonly workspace: Workspace | null },
): Promise<LookedInto> => {
  const { file, asked, workspace } = given;
  const task = context.progress.task(`Looking at ${file.path}`);
  const read = await profileOf(reader, file);
  if (!read.ok) throw new ProblemsFound([read.error], { files: 1 });
  const profile = { ...read.value, columns: read.value.columns.map((c) => inOrder(c, asked.dates ?? "day first")) };
  const guess = zoneOfData([profile], workspace?.company.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const timezone = asked.timezone ?? workspace?.company.timezone ?? guess.zone;
  if (!isZone(timezone))
    throw new ProblemsFound([
      appProblems.make("usage.zone", { says: `${timezone} is no time zone`, write: "Europe/Amsterdam" }),
    ]);
  const roles = usedAs(rolesOf(profile), profile, (asked.uses ?? {}) as Record<string, Use>);
  const looked = {
    // As it was found: what is uncertain is still shown as such.
    profile: read.value,
    roles,
    timezone,
    zoneSays: timezone === guess.zone ? guess.says : "times in the files without a zone are in it",
  };
  try {
    const source = await proposeWith(
      reader,
      { file: profile, roles },
      { files: [file.written], taken: (workspace?.sources ?? []).map((s) => s.name) },
    );
    if (source.records.length === 0) return { ...looked, found: null, blocked: nothingIn(profile).says };
    const draft = { source: asked.source ? { ...source, name: asked.source } : source, timezone, env: process.env };
    const now = context.clock.now();
    const history = await openHistory(reader, draft, { file: profile, now });
    const proposed = history.n === 0 ? [] : await promisesOf(history, draft, profile);
    const promises: Held[] = [];
    for (const promise of proposed)
      promises.push(
        await holdAgainst(promise, promise.name === (asked.promise ?? proposed[0]!.name) ? asked : {}, {
          history,
          draft,
          path: file.path,
        }),
      );
    task.end();
    const ends = history.n === 0 ? null : dataEnd([history], { now, timezone });
    const { rows, notes } = history;
    return { ...looked, found: { source: draft.source, rows, notes, ends, promises }, blocked: null };
  } catch (error) {
    if (error instanceof Unreadable) throw new ProblemsFound([error.problem]);
    throw error;
  }
};
