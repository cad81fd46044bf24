import type { Rendered } from "../../core/sql.js";
import type { Limits } from "../limits.js";
import type { Looked, MadePlan, ReadOptions } from "../model.js";

/** A file to open. `name` is what the user calls it (its extension counts); `wanted`: columns the mapping names. */
export type LookRequest = {
  readonly path: string;
  readonly name: string;
  readonly read: ReadOptions;
  readonly wanted: readonly string[];
  readonly limits: Limits;
};
export type MakeRequest = {
  readonly plan: MadePlan;
  readonly source: string;
  readonly file: string;
  readonly outDir: string;
};

/** What one file gave. Rows are counted per mapping, records per source record. */
export type Made = {
  readonly records: number;
  readonly rows: number;
  readonly bad: number;
  readonly malformed: number;
  readonly notes: readonly string[];
};

export type ReaderCommand =
  | { readonly do: "look"; readonly look: LookRequest }
  | { readonly do: "ask"; readonly ask: Rendered }
  | { readonly do: "make"; readonly make: MakeRequest };

export type ReaderMessage =
  | { readonly ready: true }
  | { readonly progress: { readonly bytes: number; readonly rows: number } }
  | {
      readonly done: {
        readonly looked?: Looked;
        readonly answer?: Readonly<Record<string, string>>;
        readonly made?: Made;
      };
    }
  | { readonly fault: { readonly code: string; readonly says: string; readonly write?: string | undefined } };
