import { z } from "zod";
import type { Duration } from "../core/duration.js";

export const promiseKinds = [
  "duration",
  "deadline",
  "outcome",
  "score",
  "absence",
  "effort",
  "consistency",
  "measure",
] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/**
 * A condition on an interaction. `field` is `channel`, `amount`, `score`, `text`, `source` or a property's name.
 * `in`/`not` compare texts; `compare` compares as numbers, and a text that is no number fulfils no comparison.
 */
export type Condition =
  | { readonly field: string; readonly test: "in" | "not"; readonly values: readonly string[] }
  | { readonly field: string; readonly test: "present" | "missing" }
  | {
      readonly field: string;
      readonly test: "compare";
      readonly operator: ">" | ">=" | "<" | "<=";
      readonly number: number;
    };

/** Which interactions are meant: one of `types`, with all of `where`. */
export type Pattern = { readonly types: readonly string[]; readonly where: readonly Condition[] };

/** What exactly is promised; a version may change it. */
export type Terms =
  /** Met at the latest `within` after it was made; a meeting exactly then is in time. */
  | { readonly kind: "duration"; readonly within: Duration }
  /** Met by the time in property `by` of the made interaction. `day`: until the end of that day; `auto`: a value without a time means the day. */
  | {
      readonly kind: "deadline";
      readonly by: string;
      readonly means: "auto" | "day" | "instant";
      readonly grace: Duration | null;
    }
  /** The first met interaction within the time (without `met`: the made one itself) fulfils all of `expects`. */
  | { readonly kind: "outcome"; readonly expects: readonly Condition[]; readonly within: Duration | null }
  /** The first score given within the time is at least `atLeast`; no answer is void. Without `made`: each answer is a commitment. */
  | { readonly kind: "score"; readonly atLeast: number; readonly within: Duration | null }
  /** Nothing like `counts` happens later than it was made and at most `within` after. */
  | { readonly kind: "absence"; readonly within: Duration }
  /** At most `atMost` contacts, handovers (changes of property `handover`) or channel changes until met, and met within the time. */
  | {
      readonly kind: "effort";
      readonly atMost: number;
      readonly of: "contacts" | "handovers" | "channels";
      readonly handover: string | null;
      readonly within: Duration;
    }
  /** `compares` (a field of the made interactions of one subject within the time) is the same in all channels, up to the margin. */
  | {
      readonly kind: "consistency";
      readonly compares: string;
      readonly margin: { readonly absolute: number } | { readonly relative: number };
      readonly within: Duration;
    }
  /** The owner's SQL; each row is a commitment. */
  | { readonly kind: "measure"; readonly sql: string };

/** In force for what is made in `[from, to)`. The first has `from` null only if the promise has no dated versions. */
export type Version = {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly says: string;
  readonly target: number;
  readonly terms: Terms;
};

/** Over which time a promise is judged: rolling to asOf, or the calendar period that asOf lies in, in the company's zone. */
export type Window =
  | { readonly kind: "rolling"; readonly length: Duration }
  | { readonly kind: "calendar"; readonly period: "day" | "week" | "month" | "quarter" | "year" };

/**
 * A business clock. `week` has seven lists (Monday first) of blocks in minutes after local midnight, half-open and ascending;
 * `exceptions` replaces the blocks of single local days (`2026-12-25` -> []).
 */
export type Calendar = {
  readonly name: string;
  readonly zone: string;
  readonly week: readonly (readonly Block[])[];
  readonly exceptions: Readonly<Record<string, readonly Block[]>>;
};
export type Block = { readonly from: number; readonly to: number };

export type PromiseDefinition = {
  readonly name: string;
  readonly says: string;
  readonly kind: PromiseKind;
  readonly published: readonly string[];
  /** Which of the company's values it stands for. */
  readonly value: string | null;
  readonly owner: string | null;
  readonly made: Pattern | null;
  readonly met: Pattern | null;
  /** What absence forbids and effort counts. */
  readonly counts: Pattern | null;
  readonly void: Pattern | null;
  /** What must be the same in the made interaction and the others. */
  readonly per: "subject" | "customer";
  readonly calendar: Calendar | null;
  readonly zone: string;
  /** The due time moves to the last millisecond of its local day. */
  readonly endOfDay: boolean;
  readonly window: Window;
  /** The rate promised now: that of the newest version. */
  readonly target: number;
  /** Fewer due than this: no verdict. */
  readonly minimum: number;
  readonly level: number;
  readonly split: readonly string[];
  /** Made from opinions or personal attributes: groups under 5 people are not shown. */
  readonly private: boolean;
  readonly remedy: { readonly says: string; readonly cost: number | null } | null;
  /** Shown to everybody outside, whatever its verdict. */
  readonly public: boolean;
  /** Oldest first, without gaps between them. */
  readonly versions: readonly Version[];
  readonly where: { readonly file: string; readonly line: number };
};

export const CommitmentVerdict = z.enum(["kept", "broken", "pending", "void", "unknown"]);
export type CommitmentVerdict = z.infer<typeof CommitmentVerdict>;
