import { formatDuration, parseDuration, roughMs } from "../../core/duration.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { roundLimits } from "../init/bearable.js";
import { type Draft, definitionOf, type History, written } from "../init/decide-promise.js";
import { becauseOf, type FirstPromise, type Terms, windowDays, windowFor } from "../init/first-promise.js";
import { talliesSql } from "../init/history.sql.js";
import { uploadProblems } from "./problems.js";

/** What a person says of a promise that was proposed. */
export type Said = {
  readonly says?: string | undefined;
  readonly target?: number | undefined;
  readonly within?: string | undefined;
};

/** A promise and how it would have fared over the file. */
export type Held = { readonly promise: FirstPromise; readonly kept: number; readonly due: number };

export const holdAgainst = async (
  promise: FirstPromise,
  said: Said,
  given: { readonly history: History; readonly draft: Draft; readonly path: string },
): Promise<Held> => {
  const { history, draft, path } = given;
  const terms = termsSaid(promise.terms, said.within);
  const candidate = { source: draft.source, terms, made: promise.made, met: promise.met };
  const rough = written(candidate, { target: 0.5, because: "", window: promise.window, split: [] });
  const definition = definitionOf(draft, rough).promises[0]!;
  const tally = await history.ask((rows) => talliesSql(rows, definition, { days: windowDays, latest: history.latest }));
  const counts = { kept: Number(tally.kept), due: Number(tally.due) };
  const changed = written(candidate, {
    target: said.target ?? promise.target,
    because: becauseOf(counts, { terms, file: path }),
    window: windowFor((JSON.parse(tally.recent!) as string[]).map(Number)),
    split: promise.split,
  });
  const says = said.says?.replace(/\s+/g, " ").trim();
  return { promise: says ? { ...changed, says } : changed, ...counts };
};

const termsSaid = (terms: Terms, within: string | undefined): Terms => {
  if (within === undefined || terms.kind !== "duration") return terms;
  const parsed = parseDuration(within);
  if (!parsed.ok || roughMs(parsed.value) === 0)
    throw new ProblemsFound([
      uploadProblems.make("upload.promise", {
        says: `${within} is no length of time`,
        write: parsed.ok ? "3m" : parsed.error,
      }),
    ]);
  const text = formatDuration(parsed.value);
  const round = roundLimits.find((limit) => limit.ms === roughMs(parsed.value));
  return { kind: "duration", within: round?.text ?? text, withinSays: round?.says ?? text };
};
