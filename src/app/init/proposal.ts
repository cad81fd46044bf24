/** A field as kept.yaml has it: a column, or a template with columns in braces. */
export type Written = string;

export type ProposedTime = { readonly from: Written; readonly format: string | null };
export type ProposedProperty = {
  readonly from: Written;
  readonly as: "text" | "day" | "time";
  readonly format: string | null;
};
export type ProposedCondition = string | { readonly present: boolean };

/** One record mapping as it will be written; `says` is the comment beside it. */
export type ProposedRecord = {
  readonly type: string | { readonly from: string };
  readonly says: string | null;
  readonly at: ProposedTime;
  readonly id: Written | null;
  readonly subject: Written | null;
  readonly customer: readonly Written[];
  readonly channel: Written | null;
  readonly amount: Written | null;
  readonly score: Written | null;
  readonly text: Written | null;
  readonly properties: Readonly<Record<string, ProposedProperty>>;
  readonly where: Readonly<Record<string, ProposedCondition>>;
};

export type ProposedSource = {
  readonly name: string;
  readonly says: string;
  readonly files: readonly string[];
  /** What was found out and is written, so that the next file cannot be read otherwise. */
  readonly read: {
    readonly format: string | null;
    readonly delimiter: string | null;
    readonly encoding: string | null;
  };
  readonly decimal: "." | ",";
  readonly records: readonly ProposedRecord[];
  /** What the subjects are, in one word: `order`. */
  readonly noun: string;
  /** Types by what they are to a promise; what the names of their columns say. */
  readonly made: string | null;
  readonly done: readonly string[];
  readonly cancelled: string | null;
  readonly promised: readonly string[];
  /** Values of a status property by which a subject is left out of a promise. */
  readonly leftOut: { readonly property: string; readonly values: readonly string[] } | null;
  readonly split: readonly string[];
  /** From which score on a customer is content, by the scale that is used. */
  readonly content: number | null;
  /** Whether the rows are what customers think: then groups under five people are not shown. */
  readonly opinions: "opinions" | "none";
  /** Sentences: what was recognised, and what is uncertain. */
  readonly found: readonly string[];
  readonly unused: readonly string[];
};

/** A column's name as kept.yaml must have it, where braces mean a template. */
export const columnText = (name: string): Written => name.replaceAll("{", "{{").replaceAll("}", "}}");

export const emptyRecord = {
  says: null,
  id: null,
  subject: null,
  customer: [],
  channel: null,
  amount: null,
  score: null,
  text: null,
  properties: {},
  where: {},
} as const satisfies Partial<ProposedRecord>;
