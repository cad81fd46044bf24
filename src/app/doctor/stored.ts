import { existsSync } from "node:fs";
import { join } from "node:path";
import { DateTime } from "luxon";
import { p, sql } from "../../core/sql.js";
import { openState } from "../../stores/state.js";
import { resolveAsOf } from "../as-of.js";
import { coverageOfSources } from "../check/coverage-now.js";
import { type Context, dataFolder } from "../context.js";
import { attention, count, type Finding, fine, wrong } from "./finding.js";

/** The journal, looked at before the stores are opened: opening them finishes or undoes what was broken off. */
export const journalFindings = async (context: Context, env: NodeJS.ProcessEnv): Promise<readonly Finding[]> => {
  const folder = dataFolder(context.directory);
  if (!env.KEPT_POSTGRES_URL && !existsSync(join(folder, "state.sqlite")))
    return [fine("journal", "nothing was imported yet")];
  const state = await openState(env.KEPT_POSTGRES_URL ? { url: env.KEPT_POSTGRES_URL } : { folder });
  try {
    const loads = await state.db.selectFrom("loads").select(["state", "loaded_at"]).execute();
    const open = loads.filter((l) => l.state === "staged" || l.state === "committing").length;
    const later = loads.filter((l) => Date.parse(l.loaded_at) > context.clock.now().getTime() + 60_000).length;
    return [
      open === 0
        ? fine("journal", `${count(loads.length, "load")}, none half done`)
        : attention(
            "journal",
            `an import was broken off in the middle of ${open} ${open === 1 ? "file" : "files"}; nothing is lost`,
            "kept import: it finishes what had begun and reads the rest again",
          ),
      ...(later === 0
        ? []
        : [
            wrong(
              "journal's clock",
              `${later} ${later === 1 ? "load is" : "loads are"} dated later than now`,
              "set the clock of this computer: it was ahead then, or is behind now",
            ),
          ]),
    ];
  } finally {
    await state.close();
  }
};

/** The stores themselves: they open, their tables have this version's layout, and they answer. */
export const storesFindings = async (context: Context): Promise<readonly Finding[]> => {
  const { facts, state } = await context.stores();
  const [row] = await facts.query(sql`SELECT 1 AS one`);
  await state.db.selectFrom("meta").select("key").limit(1).execute();
  return [
    Number(row?.one) === 1
      ? fine("stores", `facts and state open and answer (${state.kind}); their layout is this version's`)
      : wrong("stores", "the facts do not answer", "move .kept away and run kept import"),
  ];
};

/** Whether engine and Node agree about the company's zone in the coming year: rules change, and each brings its own. */
export const zoneFindings = async (context: Context): Promise<readonly Finding[]> => {
  const { timezone } = (await context.workspace()).company;
  const { facts } = await context.stores();
  const days = Array.from({ length: 53 }, (_, week) => new Date(context.clock.now().getTime() + week * 7 * 86_400_000));
  const rows = await facts.query(
    sql`SELECT timezoneOffset(toDateTime(at, ${p.text(timezone)})) AS seconds FROM (SELECT arrayJoin(${p.ints(days.map((d) => Math.floor(d.getTime() / 1000)))}) AS at)`,
  );
  const other = days.filter(
    (day, i) => DateTime.fromJSDate(day, { zone: timezone }).offset * 60 !== Number(rows[i]?.seconds),
  );
  if (other.length === 0) return [fine("zone", `Node and the engine agree about ${timezone} for a year`)];
  return [
    attention(
      "zone",
      `Node and the engine do not agree about ${timezone} from ${other[0]!.toISOString().slice(0, 10)} on`,
      "update Node: its table of time zones is older",
    ),
  ];
};

/** Of what arrived: how much could not be read, and where nothing arrived. */
export const arrivedFindings = async (context: Context): Promise<readonly Finding[]> => {
  const workspace = await context.workspace();
  const { state } = await context.stores();
  const loads = await state.db
    .selectFrom("loads")
    .select(["source", "rows", "quarantined"])
    .where("state", "=", "committed")
    .execute();
  const asOf = await resolveAsOf(context, undefined);
  const coverage = await coverageOfSources(context, { asOf, knownAt: null });
  return workspace.sources.flatMap(({ name }): Finding[] => {
    const mine = loads.filter((l) => l.source === name);
    const sum = (of: "rows" | "quarantined") => mine.reduce((total, l) => total + Number(l[of]), 0);
    const [rows, bad] = [sum("rows"), sum("quarantined")];
    if (mine.length === 0)
      return [attention(`source ${name}`, "nothing of it was imported yet", `kept import ${name}`)];
    const share = bad / Math.max(1, rows + bad);
    const unread = `${bad.toLocaleString("en")} of ${(rows + bad).toLocaleString("en")} records could not be read`;
    const recent = (coverage.get(name)?.gaps ?? []).filter(
      (gap) => gap.kind === "missing" && gap.to > asOf.getTime() - 28 * 86_400_000,
    ).length;
    const gaps =
      recent === 0
        ? []
        : [
            attention(
              `source ${name}`,
              `${recent === 1 ? "a stretch" : `${recent} stretches`} of the last 28 days ${recent === 1 ? "is" : "are"} missing`,
              `kept sources ${name}: what rests on it cannot be judged`,
            ),
          ];
    if (share > 0.2)
      return [
        wrong(`source ${name}`, unread, `kept sources ${name} --quarantine: the mapping does not fit the file`),
        ...gaps,
      ];
    if (share > 0.005) return [attention(`source ${name}`, unread, `kept sources ${name} --quarantine`), ...gaps];
    return gaps.length > 0
      ? gaps
      : [
          fine(
            `source ${name}`,
            `${rows.toLocaleString("en")} interactions, ${bad === 0 ? "all could be read" : unread}`,
          ),
        ];
  });
};
