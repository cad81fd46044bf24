import { DateTime } from "luxon";
import { shareArrived } from "../../interactions/coverage.js";
import type { Coverage } from "../../interactions/model.js";
import { alertsOf, burnLengths } from "../../promises/alerts.js";
import { errorBudget } from "../../promises/budget.js";
import { burnCounts, dayCounts, promiseCounts, segmentCounts, versionCounts } from "../../promises/counts.sql.js";
import type { Judging } from "../../promises/judged.sql.js";
import { type CountedRow, countsOf, rateOf, sumsOf } from "../../promises/keep-rate.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { segments } from "../../promises/segments.js";
import type { PromiseVerdict } from "../../promises/verdict.js";
import { designEffect } from "../../stats/design-effect.js";
import type { Facts } from "../../stores/facts.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";
import { ownerSays } from "../owner-says.js";
import { ask } from "./ask.js";
import { tooFewToShow } from "./few-people.js";
import { hiddenVerdict } from "./hidden-verdict.js";
import type { Judgings, PromiseJudging } from "./judgings.js";
import { missingSentences, sourceTrouble } from "./missing.js";

export const nothing: CountedRow = {
  kept: 0,
  broken: 0,
  pending: 0,
  void: 0,
  unknown: 0,
  people: 0,
  let_down: 0,
  clusters: 0,
  nn: 0,
  nk: 0,
  kk: 0,
};

export const countedRow = async (facts: Facts, { judging }: PromiseJudging): Promise<CountedRow> =>
  (await ask(facts, promiseCounts, judging))[0] ?? nothing;

/** One promise's verdict with all that belongs to it. */
export const promiseVerdict = async (
  facts: Facts,
  all: Judgings,
  one: PromiseJudging,
  options: { segments: "with" | "without"; counts: CountedRow },
): Promise<PromiseVerdict> => {
  const { definition, judging } = one;
  const { workspace, asOf } = all;
  const zone = workspace.company.timezone;
  const lengths = burnLengths({ target: definition.target, windowMs: judging.to.getTime() - judging.from.getTime() });
  const { counts } = options;
  if (await tooFewToShow(facts, one, counts)) return hiddenVerdict(all, one);
  const [days, versions, burn] = await Promise.all([
    ask(facts, dayCounts, { ...judging, zone }),
    definition.versions.length > 1 ? ask(facts, versionCounts, judging) : Promise.resolve([]),
    ask(facts, burnCounts, { ...judging, lengths: lengths.map(Math.round) }),
  ]);
  const evidence = evidenceSources(workspace, definition).flatMap((s) => all.coverage.get(s.name) ?? []);
  const made = madeSources(workspace, definition).flatMap((s) => all.coverage.get(s.name) ?? []);
  const share = Math.min(1, ...[...evidence, ...made].map((c) => arrivedIn(c, judging)));
  const shareMade = Math.min(1, ...made.map((c) => arrivedIn(c, judging)));
  const due = counts.kept + counts.broken + counts.unknown;
  const trouble = sourceTrouble(workspace, [...new Set([...evidence, ...made])], { judging, zone });
  const { unreadable } = one;
  const rated = rateOf(counts, definition, {
    commitments: (shareMade > 0 ? (due * (1 - shareMade)) / shareMade : 0) + unreadable.hidden,
    loose: { n: unreadable.loose, mayBe: restsOnNothing(definition) ? "broken" : "kept" },
    reason: trouble[0]?.short ?? unreadable.says,
  });
  const frozen = rated.verdict === "unknown" && "status" in rated.keepRate && rated.keepRate.status === "unknown";
  const dueUnder =
    versions.length > 0
      ? versions.map((v) => ({ target: definition.versions[v.version]?.target ?? definition.target, due: v.due }))
      : [{ target: definition.target, due: counts.kept + counts.broken }];
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate()!;
  const budget =
    counts.kept + counts.broken === 0
      ? null
      : errorBudget({ dueUnder, days, from: day(judging.from), asOf: day(asOf), frozen });
  const effect = counts.kept + counts.broken > 0 ? designEffect(sumsOf(counts)).deff : 1;
  return {
    name: definition.name,
    says: definition.says,
    kind: definition.kind,
    value: definition.value,
    owner: definition.owner,
    ownerSays: ownerSays(workspace, definition.owner),
    target: definition.target,
    window: { from: day(judging.from), to: day(judging.to) },
    verdict: rated.verdict,
    certain: rated.certain,
    counts: countsOf(counts),
    people: {
      letDown: counts.let_down,
      atLeast: counts.unknown > 0 || shareMade < 1 || unreadable.hidden > 0,
      due: counts.people,
    },
    keepRate: rated.keepRate,
    budget,
    alerts: frozen
      ? []
      : [
          ...alertsOf({
            target: definition.target,
            windowMs: judging.to.getTime() - judging.from.getTime(),
            counts: burn.map((b) => ({ lengthMs: b.length, broken: b.broken, due: b.due })),
            allowed: budget?.allowed ?? 0,
            used: budget?.used ?? 0,
            designEffect: effect,
          }),
        ],
    coverage: share,
    missing: [
      ...missingSentences({ trouble, unknown: counts.unknown }),
      ...(unreadable.says !== null && (counts.unknown > 0 || rated.verdict === "unknown") ? [unreadable.says] : []),
    ],
    segments: options.segments === "with" ? await segmentsOf(facts, { definition, judging, total: counts }) : [],
  };
};

/** Nothing that came speaks for it: what is found later can only break it. */
const restsOnNothing = ({ kind }: PromiseDefinition): boolean => kind === "absence" || kind === "effort";

const arrivedIn = (coverage: Coverage, judging: Judging): number =>
  shareArrived(coverage.buckets, {
    from: judging.from.getTime(),
    to: Math.min(judging.to.getTime(), judging.asOf.getTime() + 1),
  });

const segmentsOf = async (
  facts: Facts,
  question: { definition: PromiseDefinition; judging: Judging; total: CountedRow },
) => {
  const { definition, judging, total } = question;
  const indexes = definition.split.map((_, i) => i);
  const choices = [...indexes.map((i) => [i]), ...indexes.flatMap((i) => indexes.slice(i + 1).map((j) => [i, j]))];
  const splits = await Promise.all(
    choices.map(async (fields) => {
      const rows = await ask(facts, segmentCounts, { ...judging, fields });
      return {
        fields: fields.map((i) => definition.split[i]!),
        groups: rows.map((r) => ({ values: r.values, counts: r })),
      };
    }),
  );
  return [
    ...segments({ splits, total, demand: definition, smallest: 30, fewestPeople: definition.private ? 5 : null }),
  ];
};
