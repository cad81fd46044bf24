import type { Sniffed } from "../model.js";
import type { ReaderEngine } from "./engine.js";
import type { Relation } from "./relation.js";
import type { Scan } from "./scan.js";
import type { Malformed } from "./tolerant-csv.js";

/** An opened file: how to read it strictly, and what to do when that fails. */
export type OpenFile = {
  readonly sniffed: Sniffed;
  readonly notes: string[];
  relation: Relation;
  /** Null when line numbers, bounds and encoding need no pass over the bytes (Parquet, or records of our own making). */
  readonly check: (() => Promise<Scan>) | null;
  /** A better relation, once the scan has shown what the first bytes did not; null when the strict one stands. */
  readonly afterScan: (scan: Scan) => "stands" | "several lines a record" | "tolerant";
  readonly severalLines: (() => Relation) | null;
  readonly tolerant: (() => Promise<{ relation: Relation; malformed: Malformed }>) | null;
  readonly recordsOf: ((scan: Scan) => number | null) | null;
  readonly changed: () => Promise<boolean>;
};

export type OpenContext = {
  readonly engine: ReaderEngine;
  readonly folder: string;
  readonly onBytes: (n: number) => void;
};

/** What an opener of one format has at hand. */
export type Inside = OpenContext & { readonly sniffed: Sniffed; readonly link: string; readonly notes: string[] };
/** What it says of the file besides what it is. */
export type Opened = Omit<OpenFile, "sniffed" | "notes" | "changed">;

/** What holds for a file that can be read in one way only. */
export const oneWay = {
  check: null,
  afterScan: () => "stands" as const,
  severalLines: null,
  tolerant: null,
  recordsOf: null,
};
