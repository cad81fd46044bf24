import type { CsvCell } from "./csv.js";

/** An answer as sentences and a table, before it becomes terminal text, Markdown or CSV. Texts are not yet escaped. */
export type Sheet = {
  /** The first is the finding. */
  readonly says: readonly string[];
  readonly title?: string;
  readonly columns: readonly { readonly head: string; readonly align?: "left" | "right"; readonly most?: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
  readonly more?: readonly Sheet[];
};

/** The same for machines: unrounded, ISO, all columns. */
export type Export = { readonly header: readonly string[]; readonly rows: readonly (readonly CsvCell[])[] };
