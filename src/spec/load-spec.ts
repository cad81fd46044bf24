import type { Problem } from "../core/problem.js";
import { fail, ok, type Result } from "../core/result.js";
import { checkCalendar } from "./check-calendar.js";
import { checkPromise } from "./check-promise.js";
import { checkSource } from "./check-source.js";
import { type Entries, readEntries } from "./entries.js";
import type { Environment } from "./environment.js";
import { mappingHash, promiseHash } from "./hash.js";
import { problemAt } from "./place.js";
import { readYaml } from "./read-yaml.js";
import { references } from "./references.js";
import { sqlFiles } from "./sql-files.js";
import { toAlerts } from "./to-alerts.js";
import { toCalendar } from "./to-calendar.js";
import { toCompany, toTeam } from "./to-company.js";
import { toPromise } from "./to-promise.js";
import { toSource } from "./to-source.js";
import type { SpecText, Workspace } from "./workspace.js";

const isSql = (path: string) => /\.sql$/i.test(path);

/**
 * Texts -> workspace, or all problems of all files. `texts`: kept.yaml first, then what it includes, then SQL files.
 * `found` are problems met on the way to the texts. Pure, and never throws whatever the texts hold.
 */
export const loadSpec = (
  texts: readonly SpecText[],
  env: Environment,
  { found }: { found: readonly Problem[] } = { found: [] },
): Result<Workspace, Problem[]> => {
  const files = texts.filter((t) => !isSql(t.path)).map((t) => readYaml(t.path, t.text, env));
  const sql = new Map(texts.filter((t) => isSql(t.path)).map((t) => [t.path, t.text]));
  const entries = readEntries(files);
  const whole = found.length === 0 && files.every((f) => f.whole);
  const problems = [
    ...found,
    ...files.flatMap((f) => f.problems),
    ...entries.problems,
    ...[...entries.calendars.values()].flatMap(checkCalendar),
    ...[...entries.promises.values()].flatMap(checkPromise),
    ...[...entries.sources.values()].flatMap(checkSource),
    // What a file that cannot be read declares is not known, so nothing can be called missing.
    ...(whole ? references(entries) : []),
    ...[...entries.promises.values()].flatMap((p) =>
      sqlFiles(p)
        .filter(({ file }) => !sql.has(file))
        .map(({ path }) =>
          problemAt(p.at(...path), "spec.sql.missing", {
            says: `the file ${p.at(...path).shown} is not there`,
            write: "write a file inside the workspace, or the SELECT itself",
          }),
        ),
    ),
  ];
  const workspace = toWorkspace(entries, { texts, sql, problems });
  const order = new Map(texts.map((t, i) => [t.path, i]));
  return problems.length > 0 || workspace === undefined ? fail(inOrder(problems, order)) : ok(workspace);
};

const toWorkspace = (
  entries: Entries,
  { texts, sql, problems }: { texts: readonly SpecText[]; sql: ReadonlyMap<string, string>; problems: Problem[] },
): Workspace | undefined => {
  const timezone = entries.company?.value?.timezone ?? "UTC";
  const sources = [...entries.sources.values()].flatMap((e) =>
    e.value ? [toSource(e, e.value, { timezone, problems })] : [],
  );
  const calendars = [...entries.calendars.values()].flatMap((e) =>
    e.value ? [toCalendar(e.name, e.value, { timezone })] : [],
  );
  // A promise is made only of parts that are whole.
  if (problems.length > 0 || !entries.company?.value) return undefined;
  const context = {
    timezone,
    calendars: new Map(calendars.map((c) => [c.name, c])),
    sources,
    sql: (written: string) => sql.get(written) ?? written,
  };
  const promises = [...entries.promises.values()].flatMap((e) => (e.value ? [toPromise(e, e.value, context)] : []));
  return {
    kept: "v1",
    root: "",
    asOf: entries.asOf,
    publicPage: entries.publicPage,
    company: toCompany(entries.company.value),
    teams: [...entries.teams.values()].flatMap((e) => (e.value ? [toTeam(e.name, e.value)] : [])),
    calendars,
    sources,
    promises,
    alerts: toAlerts(entries.alerts?.value, context),
    files: texts,
    promiseHashes: Object.fromEntries(promises.map((p) => [p.name, promiseHash(p)])),
    mappingHashes: Object.fromEntries(sources.map((s) => [s.name, mappingHash(s)])),
  };
};

/** By file, line and column; the same fault seen through two aliases is one. */
const inOrder = (problems: readonly Problem[], files: ReadonlyMap<string, number>): Problem[] => {
  const unique = new Map(problems.map((p) => [`${p.file}\0${p.line}\0${p.column}\0${p.code}\0${p.says}`, p]));
  const rank = (p: Problem) => files.get(p.file ?? "") ?? files.size;
  return [...unique.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
};
