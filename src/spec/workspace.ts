import type { Calendar, PromiseDefinition } from "../promises/model.js";
import type { SourceDefinition } from "../sources/model.js";
import type { AlertRules } from "./alert-rules.js";

export type Company = {
  readonly name: string;
  readonly purpose: string | null;
  readonly expression: "reliability" | "service" | "advocacy" | null;
  readonly values: readonly string[];
  readonly timezone: string;
  readonly currency: string | null;
  /** The one metric on top. */
  readonly topLine: { readonly kind: "people" } | { readonly kind: "promise"; readonly promise: string };
};

export type Team = {
  readonly name: string;
  readonly says: string;
  readonly lead: string | null;
  readonly members: readonly string[];
  readonly email: string | null;
};

/** What a company's files say, checked: every reference leads somewhere. */
export type Workspace = {
  readonly kept: "v1";
  /** The folder, absolute; empty when it was read from texts alone. */
  readonly root: string;
  /** Up to when things are judged: the day of the latest interaction, a local day, or null: now. */
  readonly asOf: "latest" | string | null;
  /** false: what stands in `public` of promises is not shown to anybody outside. */
  readonly publicPage: boolean;
  readonly company: Company;
  readonly teams: readonly Team[];
  readonly calendars: readonly Calendar[];
  readonly sources: readonly SourceDefinition[];
  readonly promises: readonly PromiseDefinition[];
  /** Who is told what. */
  readonly alerts: AlertRules;
  /** Every file read, kept.yaml first, then includes in order of path, then SQL files. */
  readonly files: readonly SpecText[];
  /** SHA-256 of what a promise's commitments rest on: another wording, owner, target or window leaves it the same. */
  readonly promiseHashes: Readonly<Record<string, string>>;
  /** SHA-256 of how a source's rows become interactions: another wording, owner or list of files leaves it the same. */
  readonly mappingHashes: Readonly<Record<string, string>>;
};

/** A file of the workspace as text; `path` relative to the root, with `/`. */
export type SpecText = { readonly path: string; readonly text: string };
