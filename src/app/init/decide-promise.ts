import type { Problem } from "../../core/problem.js";
import type { Sql } from "../../core/sql.js";
import { readPlan } from "../../interactions/read-plan.js";
import type { Looked, SourceDefinition } from "../../sources/model.js";
import type { Reader } from "../../sources/reader/open-reader.js";
import { loadSpec } from "../../spec/load-spec.js";
import { bearableLimit, bearableTarget, roundLimits } from "./bearable.js";
import {
  becauseOf,
  type Candidate,
  candidatesOf,
  type FirstPromise,
  namedPromise,
  type TypeStats,
  termLines,
  windowDays,
  windowFor,
} from "./first-promise.js";
import { limitsSql, talliesSql } from "./history.sql.js";
import { about, mapped, samplesOf, typesSql } from "./mapped.sql.js";
import { percent } from "./percent.js";
import type { FileProfile } from "./profile.js";
import type { ProposedSource } from "./proposal.js";
import { inFlow, keptYaml } from "./write-yaml.js";

/** A source's file as its mapping reads it, to be asked about. */
export type History = {
  readonly n: number;
  /** Up to when it can be judged: the last interaction, or when 99 % had happened if the rest straggles. */
  readonly latest: Date;
  readonly last: Date;
  /** The first mapped rows, by field. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly notes: readonly string[];
  readonly ask: (question: (rows: Sql) => Sql) => Promise<Readonly<Record<string, string>>>;
};

export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.says);
  }
}

export type Draft = { readonly source: ProposedSource; readonly timezone: string; readonly env: NodeJS.ProcessEnv };

/** The source as the loader understands what would be written: there is one way from YAML to a mapping. */
export const definitionOf = (draft: Draft, promise: FirstPromise | null) => {
  const text = keptYaml({
    company: "Draft",
    timezone: draft.timezone,
    zoneSays: "",
    ends: null,
    sources: [draft.source],
    promise,
  });
  const loaded = loadSpec([{ path: "kept.yaml", text }], draft.env);
  if (!loaded.ok)
    throw new Error(
      `init drafted a file that does not load: ${loaded.error.map((p) => `${p.line}: ${p.says}`).join("; ")}\n${text}`,
    );
  return loaded.value;
};

export const openHistory = async (
  reader: Reader,
  draft: Draft,
  given: { file: FileProfile; now: Date },
): Promise<History> => {
  const { file, now } = given;
  const source: SourceDefinition = definitionOf(draft, null).sources[0]!;
  const request = { path: file.file.real, file: file.file.path, read: source.read };
  const put = async (question: Parameters<Reader["ask"]>[1]) => {
    const asked = await reader.ask(request, question);
    if (!asked.ok) throw new Unreadable(asked.error);
    return asked.value.answer;
  };
  const first = readPlan(source)(file.looked).ask;
  const answer = first === null ? {} : await put(() => first);
  const made = mapped(source, answer);
  const ask = (question: (rows: Sql) => Sql) => put((looked: Looked) => about(made(looked), question));
  const sample = await ask((rows) => samplesOf(rows, { now, zone: draft.timezone }));
  const [begun, most, last] = [Number(sample.begun), Number(sample.most), Number(sample.last)];
  // A few stragglers long after all others are no longer the company at work: what they would be judged by is mostly missing.
  const straggling = last - most > Math.max(14 * 86_400_000, 0.02 * (most - begun));
  return {
    n: Number(sample.n),
    latest: new Date(straggling ? most : last),
    last: new Date(last),
    rows: JSON.parse(sample.rows!) as Record<string, string>[],
    notes: made(file.looked).plan.notes,
    ask,
  };
};

/** The promises that the history of one source can bear, the most telling first, each with what it rests on. */
export const promisesOf = async (
  history: History,
  draft: Draft,
  file: FileProfile,
): Promise<readonly FirstPromise[]> => {
  const types = (JSON.parse((await history.ask(typesSql)).types!) as [string, string, string, string, number][]).map(
    ([type, n, subjects, firsts, after]): TypeStats => ({
      type,
      n: Number(n),
      subjects: Number(subjects),
      firsts: Number(firsts),
      after: Number(after),
    }),
  );
  const found: FirstPromise[] = [];
  for (const candidate of candidatesOf(draft.source, types)) {
    const promise = await borne(candidate, { history, draft, file });
    if (promise !== null) found.push(promise);
  }
  return found;
};

type Asked = { readonly history: History; readonly draft: Draft; readonly file: FileProfile };

const borne = async (candidate: Candidate, asked: Asked): Promise<FirstPromise | null> => {
  const { history, draft } = asked;
  const definition = (one: Candidate) =>
    definitionOf(draft, written(one, { target: 0.5, because: "", window: "28d", split: [] })).promises[0]!;
  let chosen = candidate;
  let target: number | null = null;
  if (candidate.terms.kind === "duration") {
    const limits = roundLimits.map((limit) => limit.ms);
    const answer = await history.ask((rows) =>
      limitsSql(rows, definition(candidate), { limits, latest: history.latest }),
    );
    const counts = (name: string) => (JSON.parse(answer[name]!) as string[]).map(Number);
    const [due, kept] = [counts("due"), counts("kept")];
    const limit = bearableLimit(roundLimits.map((one, i) => ({ limit: one, due: due[i] ?? 0, kept: kept[i] ?? 0 })));
    if (limit === null) return null;
    chosen = { ...candidate, terms: { kind: "duration", within: limit.limit.text, withinSays: limit.limit.says } };
    target = limit.target;
  }
  const tally = await history.ask((rows) =>
    talliesSql(rows, definition(chosen), { days: windowDays, latest: history.latest }),
  );
  const counts = { kept: Number(tally.kept), due: Number(tally.due) };
  target = target === null ? bearableTarget(counts.kept, counts.due) : target;
  if (target === null || counts.due < 10) return null;
  return written(chosen, {
    target,
    because: becauseOf(counts, { terms: chosen.terms, file: asked.file.file.path }),
    window: windowFor((JSON.parse(tally.recent!) as string[]).map(Number)),
    split: chosen.made === null ? [] : draft.source.split,
  });
};

export const written = (
  candidate: Candidate,
  given: Pick<FirstPromise, "target" | "because" | "window" | "split">,
): FirstPromise => ({
  ...namedPromise(candidate),
  ...given,
  terms: candidate.terms,
  made: candidate.made,
  met: candidate.met,
  lines: termLines(candidate, inFlow),
  targetText: percent(given.target),
});
