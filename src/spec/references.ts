import type { Problem } from "../core/problem.js";
import { catalog, list, map, texts } from "./catalog.js";
import { didYouMean, nearest } from "./did-you-mean.js";
import type { Entries, Entry } from "./entries.js";
import { type Place, problemAt } from "./place.js";
import { type SpecCode, specProblems } from "./problems.js";
import { type Raw, unfilled } from "./read-yaml.js";

/** Names that lead nowhere: owners, values, calendars, types, properties, promises. Reads what is written, valid or not. */
export const references = (entries: Entries): Problem[] => {
  const problems: Problem[] = [];
  const known = catalog(entries.sources.values());
  const has = (place: Place, name: string, of: { among: Iterable<string>; code: SpecCode; says: string }) => {
    const among = [...new Set(of.among)];
    if (name === unfilled || among.includes(name)) return;
    const meant = place.secret ? undefined : nearest(name, among);
    const write = meant ? `write ${meant}` : among.length > 0 ? `write one of ${among.slice(0, 12).join(", ")}` : specProblems.kinds[of.code].instead;
    problems.push(problemAt(place, of.code, { says: `${of.says}${place.secret ? "" : didYouMean(name, among)}`, write }));
  };

  const owner = (entry: Entry<unknown>) => {
    const written = map(entry.raw).owner;
    if (typeof written !== "string" || !written.startsWith("team:")) return;
    const place = entry.at("owner");
    has(place, written.slice(5), { among: entries.teams.keys(), code: "spec.reference.team", says: `${place.shown} does not exist` });
  };

  for (const source of entries.sources.values()) {
    owner(source);
    const by = map(map(source.raw).expect).by;
    const made = list(map(source.raw).records).flatMap((record) => Object.keys(map(map(record).properties)));
    const place = source.at("expect", "by");
    if (typeof by === "string") has(place, by, { among: made, code: "spec.reference.property", says: `no record of this source makes the property ${place.shown}` });
    list(map(source.raw).records).forEach((record, i) => {
      for (const name of Object.keys(map(map(record).properties))) {
        if (ownFields.has(name)) problems.push(problemAt(source.atKey("records", i, "properties", name), "spec.property.reserved", { says: `${name} is the interaction's own field`, write: `write ${name}: outside properties, or give it another name` }));
      }
    });
  }

  const company = map(entries.company?.raw);
  const topLine = company.top_line;
  if (entries.company && typeof topLine === "string" && topLine.startsWith("promise:")) {
    const place = entries.company.at("top_line");
    has(place, topLine.slice(8), { among: entries.promises.keys(), code: "spec.reference.promise", says: `${place.shown} does not exist` });
  }

  for (const promise of entries.promises.values()) {
    owner(promise);
    const raw = map(promise.raw);
    if (typeof raw.value === "string") has(promise.at("value"), raw.value, { among: texts(company.values), code: "spec.reference.value", says: `the company has no value ${promise.at("value").shown}` });
    if (typeof raw.calendar === "string") has(promise.at("calendar"), raw.calendar, { among: entries.calendars.keys(), code: "spec.reference.calendar", says: `the calendar ${promise.at("calendar").shown} does not exist` });
    if (known.empty) continue;

    const field = (name: Raw | undefined, of: { types: readonly string[]; place: Place }) => {
      if (typeof name !== "string" || ownFields.has(name) || name === unfilled) return;
      const among = known.properties(of.types);
      if (among.has(name)) return;
      const elsewhere = known.everyProperty.get(name);
      const says = elsewhere !== undefined && !of.place.secret ? `${of.place.shown} is a property of ${elsewhere}, not of ${of.types.join(" or ")}` : `no record of ${of.types.join(" or ") || "any type"} makes the property ${of.place.shown}`;
      // A type that no source yields is one problem already.
      if (known.types !== null && !of.types.some((t) => known.types!.has(t))) return;
      has(of.place, name, { among: [...among, ...ownFields], code: "spec.reference.property", says });
    };
    const conditions = (path: readonly PropertyKey[], raw: Raw | undefined, types: readonly string[]) => {
      for (const name of Object.keys(map(raw))) field(name, { types, place: promise.atKey(...path, name) });
    };

    for (const key of ["made", "met", "void", "absent", "counts"] as const) {
      for (const [path, type] of patternTypes(raw[key], [key])) {
        const place = promise.at(...path);
        if (known.types) has(place, type, { among: known.types, code: "spec.reference.type", says: `no source yields ${place.shown}` });
      }
      conditions([key, "where"], map(raw[key]).where, typesIn(raw[key]));
    }
    const metTypes = typesIn(raw.met);
    const madeTypes = raw.made === undefined ? metTypes : typesIn(raw.made);
    if (madeTypes.length === 0) continue;
    conditions(["where"], raw.where, madeTypes);
    list(raw.split).forEach((name, i) => {
      field(name, { types: madeTypes, place: promise.at("split", i) });
    });
    const terms: readonly (readonly [readonly PropertyKey[], Readonly<Record<string, Raw>>])[] = [[[], raw], ...list(raw.versions).map((v, i) => [["versions", i], map(v)] as const)];
    for (const [path, own] of terms) {
      if (raw.kind === "deadline") field(own.by, { types: madeTypes, place: promise.at(...path, "by") });
      if (raw.kind === "consistency") field(own.compares, { types: madeTypes, place: promise.at(...path, "compares") });
      if (raw.kind === "effort") field(own.handover, { types: [...madeTypes, ...metTypes, ...typesIn(raw.counts)], place: promise.at(...path, "handover") });
      if (raw.kind === "outcome") conditions([...path, "expects"], own.expects, metTypes.length > 0 ? metTypes : madeTypes);
    }
  }
  return problems;
};

/** Fields that every interaction has; a property cannot be called so. */
const ownFields: ReadonlySet<string> = new Set(["channel", "amount", "score", "text", "source"]);

/** The types of a pattern in any of its forms, and where each stands. */
const patternTypes = (raw: Raw | undefined, path: readonly PropertyKey[]): (readonly [readonly PropertyKey[], string])[] => {
  if (typeof raw === "string") return [[path, raw]];
  if (Array.isArray(raw)) return (raw as readonly Raw[]).flatMap((t, i) => (typeof t === "string" ? [[[...path, i], t] as const] : []));
  return raw ? patternTypes(map(raw).type, [...path, "type"]) : [];
};

const typesIn = (raw: Raw | undefined) => patternTypes(raw, []).map(([, type]) => type);

