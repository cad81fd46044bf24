import { promiseCounts } from "../../promises/counts.sql.js";
import type { Seen } from "../../workspace/alerts.js";
import { ask } from "../check/ask.js";
import { checkAll } from "../check/check.js";
import { type Judgings, judgings, type PromiseJudging } from "../check/judgings.js";
import { troubleOf } from "../check/missing.js";
import type { Context } from "../context.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";
import { ownerSays } from "../owner-says.js";
import { conditionsOf, lengthMs, type SilentSource } from "./conditions.js";
import { isSilent } from "./open-gaps.js";

/** Looks at every promise and source as they stand now. */
export const look = async (context: Context): Promise<Seen> => {
  const all = await judgings(context, {});
  const check = await checkAll(context, all, { segments: "without" });
  const { facts } = await context.stores();
  const silent = silentSources(all);
  const frozen = new Map<string, string>();
  const people = new Map<string, number | null>();
  for (const [i, one] of all.promises.entries()) {
    const verdict = check.promises[i]!;
    const late = sourcesUnder(all, one).flatMap((name) => silent.find((source) => source.name === name) ?? []);
    const because = late[0]?.trouble ?? (verdict.budget?.frozen ? (verdict.missing[0] ?? "data are missing") : null);
    if (because !== null) frozen.set(`promise:${verdict.name}`, because);
    const [alert] = verdict.alerts;
    if (alert === undefined) continue;
    const from = new Date(all.asOf.getTime() - lengthMs(alert.long));
    const [counted] = await ask(facts, promiseCounts, { ...one.judging, from });
    const letDown = counted?.let_down ?? 0;
    people.set(verdict.name, one.definition.private && letDown < 5 ? null : letDown);
  }
  return {
    conditions: conditionsOf({ check, asOf: all.asOf, people, silent }),
    frozen,
    subjects: new Set([
      ...all.workspace.promises.map((promise) => `promise:${promise.name}`),
      ...all.workspace.sources.map((source) => `source:${source.name}`),
    ]),
  };
};

const sourcesUnder = ({ workspace }: Judgings, { definition }: PromiseJudging): readonly string[] => [
  ...new Set([...evidenceSources(workspace, definition), ...madeSources(workspace, definition)].map((s) => s.name)),
];

const silentSources = (all: Judgings): readonly SilentSource[] => {
  const { workspace, asOf } = all;
  const zone = workspace.company.timezone;
  return workspace.sources.flatMap((source) => {
    const coverage = all.coverage.get(source.name);
    if (coverage === undefined || !isSilent(coverage)) return [];
    const judging = { from: new Date(asOf.getTime() - lookBackMs), to: asOf, asOf };
    const trouble = troubleOf(workspace, coverage, { judging, zone }).at(-1);
    if (trouble === undefined) return [];
    const promises = all.promises.filter((one) => sourcesUnder(all, one).includes(source.name)).length;
    const { owner } = source;
    return [{ name: source.name, trouble: trouble.says, owner, ownerSays: ownerSays(workspace, owner), promises }];
  });
};

/** Gaps that ended before are history; one that goes on reaches into it however early it began. */
const lookBackMs = 86_400_000;
