import { percent } from "./percent.js";
import type { ProposedSource } from "./proposal.js";

export type Terms =
  | { readonly kind: "deadline"; readonly by: string }
  | { readonly kind: "duration"; readonly within: string; readonly withinSays: string }
  | { readonly kind: "score"; readonly atLeast: number };

/** A promise as it will be written. `lines` are its terms in YAML, without indentation. */
export type FirstPromise = {
  readonly name: string;
  readonly says: string;
  readonly terms: Terms;
  readonly made: string | null;
  readonly met: string;
  readonly lines: readonly string[];
  readonly target: number;
  readonly targetText: string;
  readonly because: string;
  readonly window: string;
  readonly split: readonly string[];
};

/** What the promise is about, before anything was counted. */
export type Candidate = {
  readonly source: ProposedSource;
  readonly terms: Terms;
  readonly made: string | null;
  readonly met: string;
};

export type TypeStats = {
  readonly type: string;
  readonly n: number;
  readonly subjects: number;
  readonly firsts: number;
  readonly after: number;
};

/** The most telling promise first: a promised date, then a time between two events, then a score (opinions: the score first). */
export const candidatesOf = (source: ProposedSource, types: readonly TypeStats[]): readonly Candidate[] => {
  const steps = types.filter((t) => t.type !== source.cancelled);
  const most = Math.max(0, ...steps.map((t) => t.subjects));
  const common = steps.filter((t) => t.subjects >= 0.25 * most);
  const made = source.made ?? [...common].sort((a, b) => b.firsts - a.firsts)[0]?.type ?? null;
  const later = common.filter((t) => t.type !== made && t.after > 0);
  const done = later.filter((t) => source.done.includes(t.type) || isEnd(t.type)).sort((a, b) => b.after - a.after);
  const met = (done[0] ?? [...later].sort((a, b) => b.after - a.after)[0])?.type ?? null;
  const scored = source.records.find((record) => record.score !== null);
  const timed: readonly Candidate[] = [
    ...(made !== null && met !== null
      ? source.promised.slice(0, 1).map((by) => ({ source, terms: { kind: "deadline", by } as const, made, met }))
      : []),
    ...(made !== null && met !== null
      ? [{ source, terms: { kind: "duration", within: "20y", withinSays: "" } as const, made, met }]
      : []),
  ];
  const liked: readonly Candidate[] =
    scored && typeof scored.type === "string"
      ? [{ source, terms: { kind: "score", atLeast: source.content ?? 4 }, made: null, met: scored.type }]
      : [];
  return source.opinions === "opinions" ? [...liked, ...timed] : [...timed, ...liked];
};

const isEnd = (type: string) =>
  /clos|complet|deliver|finish|resolv|solved|ready|answer|\bend|done|geliefert|erledigt|fertig|beantwort/i.test(type) &&
  !/not complet|incomplet/i.test(type);

/** The lines of a promise's terms; also those of a draft, by which the history is asked. */
export const termLines = (
  { source, terms, made, met }: Candidate,
  quote: (text: string) => string,
): readonly string[] => {
  const leftOut =
    source.leftOut && made !== null
      ? [
          `where: { ${quote(source.leftOut.property)}: { not: [${source.leftOut.values.map(quote).join(", ")}] } } # these are set aside`,
        ]
      : [];
  const cancel = source.cancelled === null || made === null ? [] : [`void: ${quote(source.cancelled)}`];
  if (terms.kind === "score") return [`met: ${quote(met)} # each answer counts`, `at_least: ${terms.atLeast}`];
  const between = [`made: ${quote(made!)}`, ...leftOut];
  if (terms.kind === "deadline")
    return [
      ...between,
      `by: ${quote(terms.by)} # the property that holds what the customer was told`,
      `met: ${quote(met)}`,
      ...cancel,
    ];
  return [...between, `met: ${quote(met)}`, ...cancel, `within: ${terms.within}`];
};

export const namedPromise = ({ source, terms, made, met }: Candidate): Pick<FirstPromise, "name" | "says"> => {
  const { noun } = source;
  const verb = wordsOfType(met, noun);
  if (terms.kind === "score") return { name: "liked", says: `You would give us ${terms.atLeast} or more.` };
  const english = /^[a-z]+ed$|^(ready|done|sent|paid|met|complete)$/.exec(verb.split(" ")[0]!)?.[0];
  if (met === "message.answered" && terms.kind === "duration")
    return { name: "answered", says: `We answer you within ${terms.withinSays}.` };
  if (terms.kind === "deadline")
    return {
      name: "on-time",
      says: english ? `Your ${noun} is ${english} by the date we gave you.` : `By the date we gave you: ${verb}.`,
    };
  return {
    name: "fast",
    says: english
      ? `Your ${noun} is ${english} within ${terms.withinSays}.`
      : `Your ${noun} takes at most ${terms.withinSays}, from “${wordsOfType(made!, noun)}” to “${verb}”.`,
  };
};

const wordsOfType = (type: string, noun: string) =>
  (type.startsWith(`${noun}.`) ? type.slice(noun.length + 1) : type).replaceAll("_", " ");

/** `because`: what the history says, in numbers that the target rests on. */
export const becauseOf = (counts: { kept: number; due: number }, what: { terms: Terms; file: string }): string => {
  const { kept, due } = counts;
  const of = `${kept.toLocaleString("en")} of ${due.toLocaleString("en")} in ${what.file} (${percent(kept / due)})`;
  if (what.terms.kind === "duration") return `${of} took at most ${what.terms.withinSays}`;
  return what.terms.kind === "deadline" ? `${of} were in time` : `${of} gave ${what.terms.atLeast} or more`;
};

/** The shortest usual window in which enough fell due for a verdict. */
export const windowDays = [7, 28, 90, 180, 365, 1095, 3650] as const;
export const windowFor = (recent: readonly number[]): string => {
  const enough = windowDays.findIndex((_, i) => i > 0 && (recent[i] ?? 0) >= 100);
  const least = windowDays.findIndex((_, i) => i > 0 && (recent[i] ?? 0) >= 30);
  const days = windowDays[enough >= 0 ? enough : least >= 0 ? least : windowDays.length - 1]!;
  return days === 3650 ? "10y" : days === 1095 ? "3y" : days === 365 ? "1y" : `${days}d`;
};
