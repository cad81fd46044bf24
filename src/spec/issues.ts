import type { z } from "zod";
import type { Problem } from "../core/problem.js";
import { nearest } from "./did-you-mean.js";
import { label } from "./label.js";
import { type Path, problemAt } from "./place.js";
import { type Raw, type ReadFile, unfilled } from "./read-yaml.js";
import { exampleOf, schemaAt, shapeOf } from "./schema-at.js";
import { knownKeys, unknownKey } from "./unknown-key.js";
import { kinds } from "./v1/kinds/all.js";
import type { Fault } from "./v1/scalar.js";
import { valueAt } from "./value-at.js";

type Issue = z.core.$ZodIssue;
type Where = { readonly file: ReadFile; readonly base: Path; readonly schema: z.ZodType };

/** What zod found -> problems with places. `base` is where in the file the value stands that `schema` was held against. */
export const issuesToProblems = (issues: readonly Issue[], where: Where): Problem[] =>
  issues.filter((issue) => !misspelt(issue, issues, where)).flatMap((issue) => problems(issue, where));

/** A key that is missing because it is misspelt is one problem, not two. */
const misspelt = (issue: Issue, issues: readonly Issue[], where: Where): boolean => {
  if (valueAt(where.file.raw, [...where.base, ...issue.path]) !== undefined) return false;
  const owner = issue.path.slice(0, -1);
  if (issue.path.length === 0) return false;
  return issues.some((other) => {
    if (other.code !== "unrecognized_keys" || JSON.stringify(other.path) !== JSON.stringify(owner)) return false;
    const known = knownKeys([...where.base, ...owner], where);
    return other.keys.some((key) => nearest(key, known) === issue.path.at(-1));
  });
};

const problems = (issue: Issue, where: Where): Problem[] => {
  const path = [...where.base, ...issue.path];
  const value = valueAt(where.file.raw, path);
  if (value === unfilled) return [];
  switch (issue.code) {
    case "custom":
      return [fault(issue.params as Fault, path, where)];
    case "invalid_key":
      return [fault((issue.issues[0] as { params?: Fault }).params ?? nameless, path, where, "key")];
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, path, where));
    case "invalid_union":
      return union(issue, path, value, where);
    case "invalid_type":
      return [wrongType(path, value, where)];
    case "invalid_value":
      return [
        fault(
          {
            code: "spec.value.choice",
            must: `must be ${issue.values.map(String).join(" or ")}`,
            write: `write ${issue.values.map(String).join(" or ")}`,
          },
          path,
          where,
        ),
      ];
    case "too_small":
      return [
        problemAt(where.file.at(path), "spec.value.empty", {
          says: `${label(path)} is empty`,
          write: "write at least one, or remove the key",
        }),
      ];
    case "too_big":
      return [
        problemAt(where.file.at(path), "spec.text.long", {
          says: `${label(path)} has more than ${issue.maximum} items`,
          write: "write fewer",
        }),
      ];
    default:
      return [problemAt(where.file.at(path), "spec.value.type", { says: `${label(path)} cannot be read` })];
  }
};

const nameless: Fault = { code: "spec.name", must: "is not a name that can be used here" };

/** `target must be a share, not 95`; what an environment variable holds is neither shown nor used in the advice. */
const fault = (found: Fault, path: Path, { file, schema, base }: Where, of: "key" | "value" = "value"): Problem => {
  const place = of === "key" ? file.atKey(path) : file.at(path);
  const shown = place.shown === "" || place.length > 60 ? "" : `, not ${place.shown}`;
  const says =
    of === "key"
      ? `the name ${place.shown} ${found.must}`
      : `${label(path)} ${found.must}${found.must.includes("may not hold") ? "" : shown}`;
  const sample =
    of === "value" && found.code !== "spec.text.long"
      ? exampleOf(schemaAt(schema, path.slice(base.length)))
      : undefined;
  const example = sample === undefined ? undefined : `write for example ${sample}`;
  return problemAt(place, found.code, {
    says,
    write: place.secret ? "mend the environment variable's value" : (found.write ?? example),
  });
};

const union = (
  issue: Issue & { code: "invalid_union" },
  path: Path,
  value: Raw | undefined,
  where: Where,
): Problem[] => {
  if ("discriminator" in issue && issue.discriminator === "kind") return kindMissing(path, value, where);
  // The form that was meant is the one whose shape fits; its own faults are what to mend.
  const meant = issue.errors.filter((errors) => !errors.some((e) => e.path.length === 0 && e.code === "invalid_type"));
  const score = (errors: readonly Issue[]) =>
    errors.reduce(
      (sum, e) =>
        sum +
        (e.code === "unrecognized_keys" ? 2 * e.keys.length : e.code === "invalid_type" && e.path.length === 1 ? 2 : 1),
      0,
    );
  const best = [...meant].sort((a, b) => score(a) - score(b))[0];
  if (!best) return [wrongType(path, value, where)];
  return issuesToProblems(best, {
    ...where,
    base: path,
    schema: schemaAt(where.schema, path.slice(where.base.length)) ?? where.schema,
  });
};

const kindMissing = (path: Path, value: Raw | undefined, where: Where): Problem[] => {
  const { file } = where;
  const promise = path.slice(0, -1);
  const choices = Object.keys(kinds);
  const written = valueAt(file.raw, promise);
  const known = new Set(knownKeys(promise, where));
  const others = typeof written === "object" && written !== null && !Array.isArray(written) ? Object.keys(written) : [];
  const unknown = others.filter((key) => !known.has(key)).map((key) => unknownKey(key, promise, where));
  if (value === undefined || value === null)
    return [
      ...unknown,
      problemAt(file.at(path), "spec.key.missing", {
        says: `${label(promise)} has no kind`,
        write: `write kind: ${choices.join(", ")}`,
      }),
    ];
  const place = file.at(path);
  const meant = typeof value === "string" ? nearest(value, choices) : undefined;
  return [
    ...unknown,
    problemAt(place, "spec.value.choice", {
      says: `kind must be one of ${choices.join(", ")}, not ${place.shown}`,
      write: meant && !place.secret ? `write ${meant}` : `write one of ${choices.join(", ")}`,
    }),
  ];
};

const wrongType = (path: Path, value: Raw | undefined, where: Where): Problem => {
  const { file } = where;
  const wanted = schemaAt(where.schema, path.slice(where.base.length));
  const example = exampleOf(wanted);
  const key = typeof path.at(-1) === "string" ? `${String(path.at(-1))}: ` : "";
  const write = example === undefined ? undefined : `write ${key}${example}`;
  if (value === undefined) {
    const place = file.at(path);
    return problemAt(place, "spec.key.missing", {
      says: `${label(path.slice(0, -1))} has no ${String(path.at(-1))}`,
      write: write ?? `add ${String(path.at(-1))}`,
    });
  }
  if (value === null)
    return problemAt(file.at(path), "spec.value.empty", {
      says: `${label(path)} has no value`,
      write: write ? `${write}, or remove the key` : "write a value, or remove the key",
    });
  const is = Array.isArray(value) ? "a list" : typeof value === "object" ? "a map" : "a text";
  return problemAt(file.at(path), "spec.value.type", {
    says: `${label(path)} must be ${shapeOf(wanted)}, not ${is}`,
    write,
  });
};
