import { isMeant, textOf } from "./conditions.js";
import type { Interaction, KindPlain } from "./kinds/kind.js";
import { kindsPlain } from "./kinds/kinds.js";
import type { PromiseDefinition, Terms } from "./model.js";

/** One commitment as the plain evaluator sees it; times in milliseconds. */
export type PlainCommitment = {
  readonly version: number;
  readonly recordId: bigint;
  readonly subject: string;
  readonly customer: string;
  readonly made: number;
  readonly due: number;
  readonly settled: number;
  readonly outcome: "kept" | "broken" | "void" | "unknown";
  readonly seen: number | null;
  readonly measured: number | null;
  readonly split: readonly string[];
  readonly part: string;
};

/**
 * All commitments of one promise over these interactions: slow, plain, obviously right; the measure for the compiled SQL.
 * `part` names the property by which coverage is counted.
 */
export const evaluate = (
  definition: PromiseDefinition,
  interactions: readonly Interaction[],
  part: string | null,
): readonly PlainCommitment[] => {
  const plain = kindsPlain[definition.kind as keyof typeof kindsPlain] as KindPlain<Terms>;
  const pattern = definition.made ?? definition.met;
  const oldestFirst = [...interactions].sort((a, b) => a.at - b.at || (a.recordId < b.recordId ? -1 : 1));
  return oldestFirst.flatMap((made) => {
    const version = definition.versions.findIndex(
      (v) => (v.from === null || made.at >= v.from.getTime()) && (v.to === null || made.at < v.to.getTime()),
    );
    if (version < 0 || !isMeant(pattern, made)) return [];
    const key = definition.per === "customer" ? made.customer : made.subject;
    const history =
      key === ""
        ? [made]
        : oldestFirst.filter((one) => (definition.per === "customer" ? one.customer : one.subject) === key);
    const ending = plain({ made, history, terms: definition.versions[version]!.terms, definition });
    if (ending === null) return [];
    const common = {
      version,
      recordId: made.recordId,
      subject: made.subject,
      customer: made.customer,
      made: made.at,
      // What was promised for a time before it was made falls due at once.
      due: Math.max(ending.due, made.at),
      split: definition.split.map((field) => textOf(made, field)),
      part: part === null ? "" : textOf(made, part),
    };
    if (key === "" && (definition.met !== null || definition.counts !== null))
      return [{ ...common, outcome: "unknown" as const, settled: made.at, seen: made.at, measured: null }];
    const voided = history.find((one) => isMeant(definition.void, one) && one.at >= made.at);
    if (voided && voided.at < ending.settled)
      return [{ ...common, outcome: "void" as const, settled: voided.at, seen: voided.at, measured: null }];
    return [
      { ...common, outcome: ending.outcome, settled: ending.settled, seen: ending.seen, measured: ending.measured },
    ];
  });
};
