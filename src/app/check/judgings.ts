import { DateTime } from "luxon";
import type { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import type { Coverage } from "../../interactions/model.js";
import type { Judging } from "../../promises/judged.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { commitments, commitmentsThen } from "../../promises/tables.js";
import { type Stretch, windowAt } from "../../promises/window-at.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Workspace } from "../../spec/workspace.js";
import { mayOpenPeople, maySee } from "../../workspace/ownership.js";
import type { Principal } from "../../workspace/roles.js";
import { parseInstant, resolveAsOf } from "../as-of.js";
import type { Context } from "../context.js";
import { evidenceSources } from "../judge/evidence.js";
import { judgeAsKnown, refresh, refreshUnjudged } from "../judge/refresh.js";
import { workspaceAsSeen } from "../judge/seen-types.js";
import { appProblems } from "../problems.js";
import { askedWindow } from "./asked-window.js";
import { coverageOfSources } from "./coverage-now.js";
import { type Unreadable, type UnreadRecords, unreadable, unreadRecords } from "./unread.js";

/** What every question about promises may say. */
export type Asked = {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly window?: string | undefined;
  readonly promise?: readonly string[] | undefined;
  readonly where?: Readonly<Record<string, string>> | undefined;
};

/** One promise with the question that its queries take. */
export type PromiseJudging = {
  /** As its reader may see it: counts of whoever may not open the people obey the rule of opinions. */
  readonly definition: PromiseDefinition;
  /** Whether its reader may open the people behind it. */
  readonly opens: boolean;
  readonly judging: Judging;
  readonly unreadable: Unreadable;
};

export type Judgings = {
  readonly workspace: Workspace;
  readonly asOf: Date;
  readonly knownAt: Date | null;
  readonly coverage: ReadonlyMap<string, Coverage>;
  readonly promises: readonly PromiseJudging[];
  readonly unread: readonly UnreadRecords[];
};

/** Brings commitments up to date and resolves the question: which promises, over which window, as of when, with which gaps. */
export const judgings = async (context: Context, asked: Asked): Promise<Judgings> => {
  const workspace = await workspaceAsSeen(context);
  const definitions = chosen(workspace, context.who, asked);
  const knownAt = asked.knownAt === undefined ? null : parseInstant(asked.knownAt, workspace, "--known-at");
  if (knownAt === null) await (context.judging === "first" ? refresh : refreshUnjudged)(context, definitions);
  else await judgeAsKnown(context, definitions, knownAt);
  const asOf = await resolveAsOf(context, asked.asOf);
  const coverage = await coverageOfSources(context, { asOf, knownAt });
  const table = knownAt === null ? commitments : commitmentsThen;
  const unread = await unreadRecords(await context.stores(), knownAt);
  const promises = definitions.map((definition) => {
    const stretch = stretchOf(workspace, { asked, asOf, definition });
    const within = { from: stretch.from.getTime(), to: Math.min(stretch.to.getTime(), asOf.getTime() + 1) };
    const cannotRead = unreadable(workspace, unread, { definition, ...within });
    const gaps = evidenceSources(workspace, definition).flatMap((s) => coverage.get(s.name)?.gaps ?? []);
    const judging: Judging = {
      commitments: table,
      promise: definition.name,
      asOf,
      ...stretch,
      gaps: [...gaps, ...cannotRead.gaps],
      unread: cannotRead.unread,
      only: onlyOf(definition, asked.where ?? {}),
    };
    const opens = mayOpenPeople(context.who, definition.owner);
    return {
      definition: opens ? definition : { ...definition, private: true },
      opens,
      judging,
      unreadable: cannotRead,
    };
  });
  return { workspace, asOf, knownAt, coverage, promises, unread };
};

/** A promise that is not the asker's to see does not exist for them. */
const chosen = (workspace: Workspace, who: Principal, asked: Asked): readonly PromiseDefinition[] => {
  const seen = workspace.promises.filter((p) => maySee(who, p.owner));
  const names = seen.map((p) => p.name);
  const problems: Problem[] = (asked.promise ?? [])
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearest(name, names);
      return appProblems.make("usage.promise", {
        says: `there is no promise "${name}"${near ? `; did you mean "${near}"?` : ""}`,
        write: `one of: ${names.join(", ")}`,
      });
    });
  const definitions = seen.filter(
    (p) => asked.promise === undefined || asked.promise.length === 0 || asked.promise.includes(p.name),
  );
  const where = Object.keys(asked.where ?? {});
  const able = definitions.filter((d) => where.every((field) => d.split.includes(field)));
  if (where.length > 0 && able.length === 0)
    problems.push(
      appProblems.make("usage.where", {
        says: `no promise asked about is split by ${where.join(" and ")}`,
        write: splitWords(definitions),
      }),
    );
  if (problems.length > 0) throw new ProblemsFound(problems);
  return able;
};

const splitWords = (definitions: readonly PromiseDefinition[]): string => {
  const fields = [...new Set(definitions.flatMap((d) => d.split))];
  return fields.length === 0
    ? "add it to `split` of the promise"
    : `one of: ${fields.join(", ")}; or add it to \`split\``;
};

const stretchOf = (
  workspace: Workspace,
  question: { asked: Asked; asOf: Date; definition: PromiseDefinition },
): Stretch => {
  const { asked, asOf, definition } = question;
  const zone = workspace.company.timezone;
  if (asked.from === undefined && asked.to === undefined)
    return windowAt(asked.window === undefined ? definition.window : askedWindow(asked.window), asOf, zone);
  const from =
    asked.from === undefined
      ? new Date(-2_208_988_800_000)
      : DateTime.fromJSDate(parseInstant(asked.from, workspace, "--from"), { zone })
          .startOf("day")
          .toJSDate();
  const to =
    asked.to === undefined
      ? new Date(DateTime.fromJSDate(asOf, { zone }).endOf("day").toMillis() + 1)
      : new Date(parseInstant(asked.to, workspace, "--to").getTime() + 1);
  if (from >= to)
    throw new ProblemsFound([
      appProblems.make("usage.period", {
        says: "the period ends before it begins",
        write: "--from 2026-06-01 --to 2026-06-30",
      }),
    ]);
  return { from, to };
};

const onlyOf = (definition: PromiseDefinition, where: Readonly<Record<string, string>>) =>
  Object.entries(where).map(([field, value]) => ({ index: definition.split.indexOf(field), value }));
