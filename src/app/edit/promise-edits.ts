import { fail, ok, type Result } from "../../core/result.js";
import type { YamlEdit } from "./edit-yaml.js";
import type { YamlPath, YamlValue } from "./yaml-text.js";

/** What is asked to change; what is left out stays. Texts as they are written in kept.yaml. */
export type PromiseChange = {
  readonly says?: string | undefined;
  readonly published?: readonly string[] | undefined;
  readonly value?: string | undefined;
  readonly owner?: string | undefined;
  readonly target?: string | undefined;
  readonly limit?: string | undefined;
  readonly window?: string | undefined;
  readonly public?: boolean | undefined;
  /** First local day of a new version; left out: the version in force is changed itself. */
  readonly from?: string | undefined;
};

/** What stands in the file, as texts. */
export type WrittenPromise = { readonly [key: string]: unknown };

/** The key that holds a kind's limit. */
export const limitKeys: Readonly<Record<string, string>> = {
  duration: "within",
  absence: "within",
  deadline: "grace",
  score: "at_least",
  effort: "at_most",
};

/** Versions begin somewhere: a promise that had none was in force ever since. */
const everSince = "2000-01-01";

/** A change as edits of the file. A new version leaves what was promised before as it was, word for word. */
export const promiseEdits = (
  name: string,
  promise: WrittenPromise,
  change: PromiseChange,
): Result<readonly YamlEdit[], string> => {
  const limitKey = limitKeys[String(promise.kind)];
  if (change.limit !== undefined && limitKey === undefined) return fail("limit");
  const at = (...path: YamlPath): YamlPath => ["promises", name, ...path];
  const set = (value: YamlValue, ...path: YamlPath): YamlEdit => ({ do: "set", at: at(...path), value });
  const plain = (["window", "value", "owner", "published"] as const).flatMap((key) =>
    change[key] === undefined ? [] : [set(change[key], key)],
  );
  const edits = [...plain, ...(change.public === undefined ? [] : [set(String(change.public), "public")])];
  const terms = Object.fromEntries(
    (
      [
        [limitKey ?? "", change.limit],
        ["target", change.target],
      ] as const
    ).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const versions = versionsOf(promise);
  const ordered = [...versions].sort((a, b) => (String(a.written.from) < String(b.written.from) ? -1 : 1));
  const newest = ordered.at(-1);
  return ok(
    change.from === undefined
      ? [...edits, ...inPlace({ terms, says: change.says, newest, set })]
      : [...edits, ...newVersion({ from: change.from, terms, says: change.says, promise, versions, newest, at, set })],
  );
};

type Version = { readonly index: number; readonly written: WrittenPromise };
type Set = (value: YamlValue, ...path: YamlPath) => YamlEdit;

const versionsOf = (promise: WrittenPromise): readonly Version[] =>
  Array.isArray(promise.versions) ? promise.versions.map((written, index) => ({ index, written })) : [];

/** What the version in force says itself is changed there; the rest is the promise's own. */
const inPlace = (given: {
  terms: Readonly<Record<string, string>>;
  says: string | undefined;
  newest: Version | undefined;
  set: Set;
}): YamlEdit[] => {
  const { newest, set } = given;
  const all = { ...given.terms, ...(given.says === undefined ? {} : { says: given.says }) };
  return Object.entries(all).map(([key, value]) =>
    newest !== undefined && Object.hasOwn(newest.written, key)
      ? set(value, "versions", newest.index, key)
      : set(value, key),
  );
};

const newVersion = (given: {
  from: string;
  terms: Readonly<Record<string, string>>;
  says: string | undefined;
  promise: WrittenPromise;
  versions: readonly Version[];
  newest: Version | undefined;
  at: (...path: YamlPath) => YamlPath;
  set: Set;
}): YamlEdit[] => {
  const { from, terms, says, promise, versions, newest, at, set } = given;
  const { from: _, says: saidNow, ...own } = (newest?.written ?? {}) as Record<string, YamlValue>;
  const added = { from, ...own, ...terms, ...(says === undefined && saidNow !== undefined ? { says: saidNow } : {}) };
  // The promise's own wording is that of today; what was said before stands in the versions that said it.
  const before = says === undefined ? [] : versions.filter(({ written }) => !Object.hasOwn(written, "says"));
  const words = says === undefined ? [] : [set(says, "says")];
  if (newest === undefined) {
    const first = { from: everSince, ...(says === undefined ? {} : { says: String(promise.says ?? "") }) };
    return [...words, set([added, first], "versions")];
  }
  const end = versions[0] === newest ? "first" : "last";
  return [
    ...words,
    ...before.map(({ index }) => set(String(promise.says ?? ""), "versions", index, "says")),
    { do: "add", at: at("versions"), end, value: added },
  ];
};
