import type { Duration } from "../core/duration.js";
import type { Rendered } from "../core/sql.js";

export const fileFormats = ["csv", "tsv", "ndjson", "json", "parquet", "xlsx", "xes"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** How a source's files are read. What is not given is found out from the file's first bytes, and said. */
export type ReadOptions = {
  readonly format: FileFormat | null;
  readonly delimiter: string | null;
  readonly encoding: string | null;
  /** False: the file has no header; columns are called c1, c2, ... */
  readonly header: boolean;
  readonly skipLines: number;
  readonly sheet: string | null;
};

/** Where a value comes from: a column of the record, a constant, or a template such as `loyalty:{card}`. */
export type FieldSource =
  | {
      readonly kind: "column";
      readonly column: string;
      readonly map: Readonly<Record<string, string>> | null;
      readonly fallback: string | null;
    }
  | { readonly kind: "constant"; readonly value: string }
  | { readonly kind: "template"; readonly parts: readonly (string | { readonly column: string })[] };

/** How a text becomes a time. `pattern` as in Luxon/Unicode (`dd/MM/yyyy HH:mm`), or null for the usual forms. */
export type TimeField = { readonly from: FieldSource; readonly pattern: string | null; readonly zone: string | null };

/** What a property's text is turned into: days as `2026-07-14`, instants as `2026-07-14T10:04:10.000Z`, numbers with a point. */
export type PropertyField = {
  readonly from: FieldSource;
  readonly as: "text" | "number" | "day" | "time" | "boolean";
  readonly pattern: string | null;
  readonly zone: string | null;
};

/** A condition on a raw record's column. `in`: text equal to one of `values`; `not`: to none; `present`: not empty. */
export type RawCondition = {
  readonly column: string;
  readonly test: "in" | "not" | "present" | "empty";
  readonly values: readonly string[];
};

/** How one source row becomes one interaction. A row whose `at` is empty yields none: it has not happened (yet). */
export type RecordMapping = {
  readonly type: FieldSource;
  readonly at: TimeField;
  readonly recorded: TimeField | null;
  /** The record's own number in its source: the same id again is the same interaction, and the later import corrects it. */
  readonly id: FieldSource | null;
  readonly subject: FieldSource | null;
  /** Identifiers, best first; those with an empty column are left out. */
  readonly customer: readonly FieldSource[];
  readonly channel: FieldSource | null;
  readonly amount: FieldSource | null;
  readonly score: FieldSource | null;
  readonly text: FieldSource | null;
  readonly properties: Readonly<Record<string, PropertyField>>;
  readonly where: readonly RawCondition[];
};

/** What full coverage means: data for every `every`, here at the latest `within` after; `by`: for each value of a property. */
export type Expectation = { readonly every: Duration; readonly within: Duration; readonly by: string | null };

export const receiveForms = ["segment", "cloudevents", "webhook"] as const;
export const signatureKinds = ["hmac-sha256", "stripe", "github", "standard"] as const;

/** How a sender of webhooks proves itself. `secrets`: any of them, while one replaces another. */
export type Signature = {
  readonly kind: (typeof signatureKinds)[number];
  readonly secrets: readonly string[];
  readonly header: string | null;
  readonly toleranceMs: number;
};

/** Events that are sent to a running server. `keys` open this source and no other; `id`: path of an event's own id. */
export type Receive = {
  readonly from: (typeof receiveForms)[number];
  readonly keys: readonly string[];
  readonly id: string;
  /** Path of the list of events in a webhook's body; null: the body is the event, or the list. */
  readonly events: string | null;
  readonly signature: Signature | null;
};

/** Where a poller fetches; secrets are filled in already. */
export type PollFrom =
  | {
      readonly kind: "sql";
      readonly database: "postgres" | "mysql";
      readonly url: string;
      readonly query: string;
      readonly cursor: { readonly column: string; readonly start: string | null };
    }
  | {
      readonly kind: "http";
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      /** Path of the list in the answer; null: the answer is the list. */
      readonly items: string | null;
      readonly next:
        | { readonly by: "none" }
        | { readonly by: "url"; readonly path: string }
        | { readonly by: "link" }
        | { readonly by: "token"; readonly path: string; readonly parameter: string }
        | { readonly by: "page"; readonly parameter: string; readonly first: number };
      readonly since: { readonly parameter: string; readonly column: string; readonly start: string | null } | null;
    }
  | {
      readonly kind: "imap";
      readonly host: string;
      readonly port: number;
      readonly tls: boolean;
      readonly user: string;
      readonly password: string;
      readonly mailbox: string;
    }
  | {
      readonly kind: "s3";
      readonly endpoint: string;
      readonly bucket: string;
      readonly prefix: string;
      readonly region: string;
      readonly key: string;
      readonly secret: string;
    }
  | { readonly kind: "folder"; readonly path: string; readonly files: readonly string[] };

/** What a running server fetches by itself. */
export type Poll = { readonly everyMs: number; readonly from: PollFrom };

export type SourceDefinition = {
  readonly name: string;
  readonly says: string | null;
  readonly owner: string | null;
  /** Empty where its records come another way. */
  readonly files: readonly string[];
  readonly receive: Receive | null;
  readonly poll: Poll | null;
  readonly read: ReadOptions;
  /** Zone of times that carry none; the company's unless given. */
  readonly zone: string;
  readonly decimal: "." | ",";
  /** Texts that mean "nothing" besides the empty one. */
  readonly empty: readonly string[];
  readonly expect: Expectation | null;
  /** Opinions, or personal attributes: the privacy rule holds for whatever is split by or made from them. */
  readonly private: boolean;
  readonly records: readonly RecordMapping[];
};

/** What was found out about a file from its name and first bytes; `notes` says what was guessed. */
export type Sniffed = {
  readonly format: FileFormat;
  readonly compression: "none" | "gzip" | "zstd";
  readonly encoding: string;
  /** For csv and tsv. */
  readonly delimiter: string;
  readonly lineEnd: "lf" | "crlf" | "cr";
  readonly header: boolean;
  readonly notes: readonly string[];
};

/**
 * A column of a raw relation, in which every value is text. `instant`: the file stores points in time and the text ends
 * in Z; `day`, `number`, `boolean`: the file has types and the text is canonical; `text`: whatever stood there.
 */
export type RawColumn = {
  readonly name: string;
  readonly kind: "text" | "instant" | "local" | "day" | "number" | "boolean";
};

/** A file that was opened: its columns are `c0`, `c1`, ... of the relation `raw`, beside `line`. `sample`: its first records. */
export type Looked = {
  readonly sniffed: Sniffed;
  readonly columns: readonly RawColumn[];
  readonly sample: readonly (readonly string[])[];
};

/**
 * What to make of an opened file, as SQL that the reader runs. `ask` is put first, when values of the whole file must decide
 * something; its one row (columns are texts) is handed to `make`. Reads `raw`; later parts read `staged`, the written rows.
 */
export type ReadPlan = {
  /** Columns that the mapping names and the file has not: nothing is read then. */
  readonly missing: readonly string[];
  readonly ask: Rendered | null;
  readonly make: (answer: Readonly<Record<string, string>>) => MadePlan;
};
export type MadePlan = {
  /** Selects the rows to stage from `raw`, in the order of `structure`. */
  readonly rows: Rendered;
  readonly structure: string;
  /** One row over `staged`: `rows`, `bad`, `copies` (rows that `numbered` must tell apart). */
  readonly counts: Rendered;
  readonly numbered: Rendered;
  readonly bad: Rendered;
  readonly badStructure: string;
  readonly notes: readonly string[];
};
