import type { Problem } from "../../core/problem.js";
import type { Result } from "../../core/result.js";

/**
 * A portion of what a poller fetched. `records`: lines of JSON, and where to go on once they have been committed. `object`: a file,
 * whose `tag` changes with its content.
 */
export type Step =
  | {
      readonly kind: "records";
      readonly lines: readonly string[];
      /** All columns that there are; null where each record has keys of its own. */
      readonly columns: readonly string[] | null;
      readonly cursor: string;
    }
  | {
      readonly kind: "object";
      readonly key: string;
      readonly tag: string;
      readonly write: (path: string) => Promise<void>;
    };

/** The one door for outward HTTP, as `app/outgoing` opens it. */
export type Send = (request: {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeMs?: number;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}) => Promise<
  Result<
    {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
      readonly cut: boolean;
      readonly url: string;
    },
    Problem
  >
>;

export type PollGiven = {
  /** Of the last step that was committed; null: from the beginning. */
  readonly cursor: string | null;
  /** Tags of the objects that were taken in, by key. */
  readonly known: ReadonlyMap<string, string>;
  /** Folders outside the workspace that may be read. */
  readonly granted: readonly string[];
  readonly send: Send;
  readonly limits: PollLimits;
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

/** What the other side may cost. Beyond `page` an answer is refused; beyond `run` a poll goes on the next time. */
export type PollLimits = {
  readonly pageRows: number;
  readonly pageBytes: number;
  readonly objectBytes: number;
  readonly requestMs: number;
  readonly runSteps: number;
  readonly runBytes: number;
  readonly runMs: number;
};

export const pollLimits: PollLimits = {
  pageRows: 5_000,
  pageBytes: 20_000_000,
  objectBytes: 200_000_000,
  requestMs: 30_000,
  runSteps: 500,
  runBytes: 1_000_000_000,
  runMs: 600_000,
};
