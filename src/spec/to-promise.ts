import { DateTime } from "luxon";
import type { Calendar, Pattern, PromiseDefinition, Version } from "../promises/model.js";
import type { SourceDefinition } from "../sources/model.js";
import type { Entry } from "./entries.js";
import { toPattern } from "./to-pattern.js";
import { toTerms } from "./to-terms.js";
import type { PromiseV1 } from "./v1/kinds/all.js";

export type PromiseContext = {
  readonly timezone: string;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly sources: readonly SourceDefinition[];
  /** The text of an SQL file; an inline SELECT is its own text. */
  readonly sql: (written: string) => string;
};

export const toPromise = (entry: Entry<PromiseV1>, written: PromiseV1, context: PromiseContext): PromiseDefinition => {
  const where = "where" in written ? written.where : undefined;
  const made = "made" in written && written.made !== undefined ? toPattern(written.made, where) : null;
  // A score without a made interaction: each answer is the occasion, so the conditions are on it.
  const met = "met" in written && written.met !== undefined ? toPattern(written.met, made ? undefined : where) : null;
  const counts =
    written.kind === "absence"
      ? toPattern(written.absent)
      : written.kind === "effort"
        ? toPattern(written.counts)
        : null;
  const voided = "void" in written && written.void !== undefined ? toPattern(written.void) : null;
  const versions = toVersions(written, context);
  const { line, file } = entry.atKey();
  return {
    name: entry.name,
    says: written.says,
    kind: written.kind,
    published: written.published ?? [],
    value: written.value ?? null,
    owner: written.owner ?? null,
    made,
    met,
    counts,
    void: voided,
    per: ("per" in written ? written.per : undefined) ?? "subject",
    calendar:
      ("calendar" in written && written.calendar !== undefined ? context.calendars.get(written.calendar) : undefined) ??
      null,
    zone: context.timezone,
    endOfDay: ("end_of_day" in written ? written.end_of_day : undefined) ?? false,
    window: written.window ?? { kind: "rolling", length: { months: 0, days: 28, ms: 0 } },
    target: versions.at(-1)!.target,
    minimum: written.minimum ?? 30,
    level: written.confidence ?? 0.95,
    split: [...new Set(written.split ?? [])],
    private:
      (written.private ?? false) ||
      written.kind === "score" ||
      fromPrivate([made, met, counts, voided], written.kind, context.sources),
    remedy: written.remedy ? { says: written.remedy.says, cost: written.remedy.cost ?? null } : null,
    public: written.public ?? false,
    versions,
    where: { file, line },
  };
};

/** Oldest first; each ends where the next begins. Days begin at midnight in the company's zone, or when the clock first leaves the day before. */
const toVersions = (written: PromiseV1, { timezone, sql }: PromiseContext): Version[] => {
  const base = { says: written.says, target: written.target };
  if (!written.versions)
    return [{ from: null, to: null, says: base.says, target: base.target!, terms: toTerms(written, undefined, sql) }];
  const ordered = [...written.versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const begins = ordered.map((v) => DateTime.fromISO(v.from, { zone: timezone }).startOf("day").toJSDate());
  return ordered.map((version, i) => ({
    from: begins[i]!,
    to: begins[i + 1] ?? null,
    says: version.says ?? base.says,
    target: (version.target ?? base.target)!,
    terms: toTerms(written, version, sql),
  }));
};

/** The owner's SQL may read any source, so any private source makes it private. */
const fromPrivate = (
  patterns: readonly (Pattern | null)[],
  kind: PromiseV1["kind"],
  sources: readonly SourceDefinition[],
): boolean => {
  const types = new Set(patterns.flatMap((p) => p?.types ?? []));
  return sources
    .filter((s) => s.private)
    .some((source) => kind === "measure" || source.records.some((r) => mayYield(r.type, types)));
};

const mayYield = (type: SourceDefinition["records"][number]["type"], types: ReadonlySet<string>): boolean => {
  if (type.kind === "constant") return types.has(type.value);
  if (type.kind === "template" || type.map === null) return true;
  return [...Object.values(type.map), type.fallback ?? ""].some((t) => types.has(t));
};
