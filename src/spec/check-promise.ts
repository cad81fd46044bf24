import type { Problem } from "../core/problem.js";
import { list, map } from "./catalog.js";
import { nearest } from "./did-you-mean.js";
import type { Entry } from "./entries.js";
import { problemAt } from "./place.js";
import type { Raw } from "./read-yaml.js";
import { kinds, neededTerms } from "./v1/kinds/all.js";

type Fields = Readonly<Record<string, Raw>>;
/** The key is there, or was meant: a misspelt one is a problem of its own. */
const gives = (raw: Fields, key: string) =>
  Object.hasOwn(raw, key) || Object.keys(raw).some((other) => !everyKey.has(other) && nearest(other, [key]) === key);

const everyKey = new Set(Object.values(kinds).flatMap((kind) => Object.keys(kind.shape)));

/** What no single key shows: terms and targets that are missing, versions of one day, the property that counts handovers. */
export const checkPromise = (entry: Entry<unknown>): Problem[] => {
  const raw = map(entry.raw);
  const kind = raw.kind;
  if (typeof kind !== "string" || !Object.hasOwn(kinds, kind)) return [];
  const needed = ["target", ...neededTerms[kind as keyof typeof kinds]];
  const versions = list(raw.versions).map(map);
  return [
    ...missing(entry, raw, { needed, versions }),
    ...sameDay(entry, versions),
    ...handovers(entry, raw, versions),
    ...nothingExpected(entry, raw, versions),
  ];
};

const examples: Readonly<Record<string, string>> = {
  target: "target: 95%",
  within: "within: 3m",
  by: "by: promised",
  expects: 'expects: { complete: "yes" }',
  at_least: "at_least: 4",
  at_most: "at_most: 2",
  compares: "compares: amount",
  sql: "sql: measures/own.sql",
};

const missing = (
  entry: Entry<unknown>,
  raw: Fields,
  { needed, versions }: { needed: readonly string[]; versions: readonly Fields[] },
): Problem[] =>
  needed.flatMap((key) => {
    if (gives(raw, key)) return [];
    if (versions.length === 0)
      return [
        problemAt(entry.atKey(), "spec.key.missing", {
          says: `promise "${entry.name}" has no ${key}`,
          write: `write ${examples[key] ?? key}`,
        }),
      ];
    return versions.flatMap((version, i) =>
      gives(version, key)
        ? []
        : [
            problemAt(entry.at("versions", i), "spec.version.terms", {
              says: `version ${i + 1} has no ${key}, and the promise has none either`,
              write: `write ${examples[key] ?? key}`,
            }),
          ],
    );
  });

const sameDay = (entry: Entry<unknown>, versions: readonly Fields[]): Problem[] => {
  const seen = new Set<Raw>();
  return versions.flatMap((version, i) => {
    const from = version.from;
    if (typeof from !== "string" || !seen.has(from)) {
      if (from !== undefined) seen.add(from);
      return [];
    }
    return [
      problemAt(entry.at("versions", i, "from"), "spec.version.same", {
        says: "another version begins on this day",
        write: "give each version a day of its own",
      }),
    ];
  });
};

const handovers = (entry: Entry<unknown>, raw: Fields, versions: readonly Fields[]): Problem[] => {
  if (raw.kind !== "effort") return [];
  const all: readonly (readonly [readonly PropertyKey[], Fields])[] =
    versions.length === 0 ? [[[], raw]] : versions.map((v, i) => [["versions", i], { ...raw, ...v }] as const);
  return all.flatMap(([path, terms]) =>
    terms.of === "handovers" && !gives(terms, "handover")
      ? [
          problemAt(entry.at(...path, "of"), "spec.key.missing", {
            says: "of: handovers needs the property whose change is a handover",
            write: "write handover: agent",
          }),
        ]
      : [],
  );
};

const nothingExpected = (entry: Entry<unknown>, raw: Fields, versions: readonly Fields[]): Problem[] => {
  if (raw.kind !== "outcome") return [];
  const all: readonly (readonly [readonly PropertyKey[], Fields])[] = [
    [[], raw],
    ...versions.map((v, i) => [["versions", i], v] as const),
  ];
  return all.flatMap(([path, terms]) => {
    const expects = terms.expects;
    const empty =
      typeof expects === "object" && expects !== null && !Array.isArray(expects) && Object.keys(expects).length === 0;
    return empty
      ? [
          problemAt(entry.at(...path, "expects"), "spec.value.empty", {
            says: "expects is empty, so anything would keep the promise",
            write: 'write expects: { complete: "yes" }',
          }),
        ]
      : [];
  });
};
