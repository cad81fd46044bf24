import type { Problem } from "../core/problem.js";
import { type Catalog, list, map } from "./catalog.js";
import type { Entry } from "./entries.js";
import type { Lookup } from "./lookup.js";
import { type Path, type Place, problemAt } from "./place.js";
import { type Raw, unfilled } from "./read-yaml.js";

type Context = { readonly known: Catalog; readonly look: Lookup; readonly secrets: ReadonlySet<string> };

/** Types that no source yields, and fields that no record of those types gives. */
export const promiseReferences = (promise: Entry<unknown>, { known, look, secrets }: Context): Problem[] => {
  const raw = map(promise.raw);
  const problems: Problem[] = [];
  const spoken = (types: readonly string[]) => types.filter((t) => !secrets.has(t)).join(" or ") || "this type";
  // A type that no source yields is one problem already.
  const yielded = (types: readonly string[]) =>
    types.length > 0 && (known.types === null || types.some((t) => known.types!.has(t)));

  const field = (name: Raw | undefined, types: readonly string[], place: Place) => {
    if (typeof name !== "string" || name === unfilled || !yielded(types)) return;
    const among = known.given(types);
    if (among.has(name)) return;
    const by = known.givenBy.get(name);
    const says =
      by !== undefined && !place.secret && !secrets.has(by)
        ? `${place.shown} is given by ${by}, not by ${spoken(types)}`
        : `no record of ${spoken(types)} gives ${place.shown}`;
    look(place, name, {
      among: [...among].filter((one) => one !== "subject" && one !== "customer"),
      code: "spec.reference.property",
      says,
    });
  };
  const conditions = (path: Path, written: Raw | undefined, types: readonly string[]) => {
    for (const name of Object.keys(map(written))) field(name, types, promise.atKey(...path, name));
  };

  for (const key of patternKeys) {
    const types = typesIn(raw[key]);
    for (const [path, type] of patternTypes(raw[key], [key])) {
      const place = promise.at(...path);
      if (known.types)
        look(place, type, { among: known.types, code: "spec.reference.type", says: `no source yields ${place.shown}` });
    }
    conditions([key, "where"], map(raw[key]).where, types);
  }

  const metTypes = typesIn(raw.met);
  const madeTypes = raw.made === undefined ? metTypes : typesIn(raw.made);
  conditions(["where"], raw.where, madeTypes);
  list(raw.split).forEach((name, i) => {
    field(name, madeTypes, promise.at("split", i));
  });
  const terms: readonly (readonly [Path, Readonly<Record<string, Raw>>])[] = [
    [[], raw],
    ...list(raw.versions).map((v, i) => [["versions", i], map(v)] as const),
  ];
  for (const [path, own] of terms) {
    if (raw.kind === "deadline") field(own.by, madeTypes, promise.at(...path, "by"));
    if (raw.kind === "consistency") field(own.compares, madeTypes, promise.at(...path, "compares"));
    if (raw.kind === "effort")
      field(own.handover, [...madeTypes, ...typesIn(raw.counts), ...metTypes], promise.at(...path, "handover"));
    if (raw.kind === "outcome")
      conditions([...path, "expects"], own.expects, metTypes.length > 0 ? metTypes : madeTypes);
  }
  if (raw.kind === "score" && yielded(metTypes) && !known.given(metTypes).has("score")) {
    problems.push(
      problemAt(promise.at("met"), "spec.reference.property", {
        says: `no record of ${spoken(metTypes)} gives a score`,
        write: "write score: COLUMN in the source's record",
      }),
    );
  }

  // What begins with one interaction and is judged by others needs what joins them.
  const per = raw.per === "customer" ? "customer" : "subject";
  const joined = patternKeys.filter((key) => raw[key] !== undefined);
  if (raw.made === undefined || (joined.length < 2 && raw.kind !== "consistency")) return problems;
  for (const key of joined) {
    const types = typesIn(raw[key]);
    if (!yielded(types) || known.given(types).has(per)) continue;
    const other =
      per === "subject" && known.given(types).has("customer") ? ", or write per: customer in the promise" : "";
    problems.push(
      problemAt(promise.at(key), "spec.reference.per", {
        says: `no record of ${spoken(types)} has a ${per}`,
        write: `write ${per}: COLUMN in the source's record${other}`,
      }),
    );
  }
  return problems;
};

const patternKeys = ["made", "met", "void", "absent", "counts"] as const;

/** The types of a pattern in any of its forms, and where each stands. */
const patternTypes = (raw: Raw | undefined, path: Path): (readonly [Path, string])[] => {
  if (typeof raw === "string") return [[path, raw]];
  if (Array.isArray(raw))
    return (raw as readonly Raw[]).flatMap((t, i) => (typeof t === "string" ? [[[...path, i], t] as const] : []));
  return raw ? patternTypes(map(raw).type, [...path, "type"]) : [];
};

const typesIn = (raw: Raw | undefined) => patternTypes(raw, []).map(([, type]) => type);
