import { z } from "zod";
import type { Problem } from "../core/problem.js";
import { didYouMean, nearest } from "./did-you-mean.js";
import { type Path, problemAt, visible } from "./place.js";
import type { SpecCode } from "./problems.js";
import { type Raw, type ReadFile, unfilled } from "./read-yaml.js";
import { kinds } from "./v1/kinds/all.js";
import type { Fault } from "./v1/scalar.js";

type Issue = z.core.$ZodIssue;
type Where = { readonly file: ReadFile; readonly base: Path; readonly schema: z.ZodType };

/** What zod found -> problems with places. `base` is where in the file the value stands that `schema` was held against. */
export const issuesToProblems = (issues: readonly Issue[], where: Where): Problem[] =>
  issues.flatMap((issue) => problems(issue, where));

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
const fault = (found: Fault, path: Path, { file }: Where, of: "key" | "value" = "value"): Problem => {
  const place = of === "key" ? file.atKey(path) : file.at(path);
  const shown = place.shown === "" || place.length > 60 ? "" : `, not ${place.shown}`;
  const says =
    of === "key"
      ? `the name ${place.shown} ${found.must}`
      : `${label(path)} ${found.must}${found.must.includes("may not hold") ? "" : shown}`;
  return problemAt(place, found.code, {
    says,
    write: place.secret ? "mend the environment variable's value" : found.write,
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

const kindMissing = (path: Path, value: Raw | undefined, { file }: Where): Problem[] => {
  const promise = path.slice(0, -1);
  const choices = Object.keys(kinds);
  if (value === undefined)
    return [
      problemAt(file.at(path), "spec.key.missing", {
        says: `${label(promise)} has no kind`,
        write: `write kind: ${choices.join(", ")}`,
      }),
    ];
  const place = file.at(path);
  const meant = typeof value === "string" ? nearest(value, choices) : undefined;
  return [
    problemAt(place, "spec.value.choice", {
      says: `kind must be one of ${choices.join(", ")}, not ${place.shown}`,
      write: meant && !place.secret ? `write ${meant}` : undefined,
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

const unknownKey = (key: string, path: Path, { file, schema, base }: Where): Problem => {
  const place = file.atKey([...path, key]);
  const owner = valueAt(file.raw, path);
  const kind =
    owner && typeof owner === "object" && !Array.isArray(owner) ? (owner as Record<string, Raw>).kind : undefined;
  const inPromise = path[0] === "promises" && path.length <= 2;
  const own = Object.keys(shape(schemaAt(schema, path.slice(base.length))) ?? {});
  const known =
    own.length > 0
      ? own
      : inPromise && typeof kind === "string" && Object.hasOwn(kinds, kind)
        ? Object.keys(kinds[kind as keyof typeof kinds].shape)
        : [];
  if (path[0] === "promises" && (path.length === 2 || path[2] === "versions")) {
    const others = Object.entries(kinds).filter(([, other]) => Object.hasOwn(other.shape, key));
    if (others.length > 0) {
      const names = others.map(([name]) => name);
      const code: SpecCode = "spec.key.kind";
      if (path.length === 2)
        return problemAt(place, code, {
          says: `${place.shown} belongs to kind ${names.join(", ")}${typeof kind === "string" && Object.hasOwn(kinds, kind) ? `, not ${kind}` : ""}`,
          write: "remove it, or change the kind",
        });
      return problemAt(place, code, {
        says: `${place.shown} does not change by version here`,
        write: "write it in the promise itself",
      });
    }
  }
  const meant = nearest(key, known);
  return problemAt(place, "spec.key.unknown", {
    says: `${place.shown} is not a key of ${keyOwner(path)}${didYouMean(key, known)}`,
    write: meant ? `write ${meant}` : known.length > 0 ? `use one of ${known.slice(0, 24).join(", ")}` : "remove it",
  });
};

const blockNames: Readonly<Record<string, string>> = {
  promises: "a promise",
  sources: "a source",
  teams: "a team",
  calendars: "a calendar",
  company: "company",
};

const keyOwner = (path: Path): string => {
  if (path.length === 0) return "the file";
  if (path.length === 1) return blockNames[String(path[0])] ?? String(path[0]);
  if (path.length === 2) return blockNames[String(path[0])] ?? String(path[1]);
  const names = path.filter((p): p is string => typeof p === "string");
  const singular: Readonly<Record<string, string>> = { records: "a record", versions: "a version" };
  return typeof path.at(-1) === "number"
    ? (singular[names.at(-1) ?? ""] ?? names.at(-1) ?? "the file")
    : (names.at(-1) ?? "the file");
};

/** The name by which a problem calls a value. */
export const label = (path: Path): string => {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  if (path.length === 2 && Object.hasOwn(blockNames, String(path[0])) && path[0] !== "company")
    return `${String(path[0]).replace(/s$/, "")} "${visible(String(last))}"`;
  if (typeof last === "number") {
    const list = String(path.at(-2) ?? "the list");
    return list === "records"
      ? `record ${last + 1}`
      : list === "versions"
        ? `version ${last + 1}`
        : `item ${last + 1} of ${visible(list)}`;
  }
  return visible(String(last));
};

export const valueAt = (raw: Raw, path: Path): Raw | undefined => {
  let value: Raw | undefined = raw;
  for (const key of path) {
    if (value === null || value === undefined || typeof value !== "object") return undefined;
    value = Array.isArray(value)
      ? (value as readonly Raw[])[Number(key)]
      : Object.hasOwn(value, key)
        ? (value as Record<string, Raw>)[String(key)]
        : undefined;
  }
  return value;
};

/** Takes off what wraps a schema: optional, pipe. */
const bare = (schema: z.ZodType | undefined): z.ZodType | undefined => {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe && schema.meta()?.json === undefined) return bare(schema.in as z.ZodType);
  return schema;
};

const shape = (schema: z.ZodType | undefined): Record<string, z.ZodType> | undefined => {
  const one = bare(schema);
  if (one instanceof z.ZodObject) return one.shape as Record<string, z.ZodType>;
  if (one instanceof z.ZodUnion)
    return Object.assign(Object.create(null), ...one.options.map((o) => shape(o as z.ZodType) ?? {})) as Record<
      string,
      z.ZodType
    >;
  return undefined;
};

const schemaAt = (schema: z.ZodType, path: Path): z.ZodType | undefined => {
  let one: z.ZodType | undefined = bare(schema);
  for (const key of path) {
    const list: z.ZodType | undefined =
      one instanceof z.ZodUnion
        ? (one.options
            .map((o) => bare(o as z.ZodType))
            .find((o) => (typeof key === "number" ? o instanceof z.ZodArray : o instanceof z.ZodRecord)) ?? one)
        : one;
    if (list instanceof z.ZodArray && typeof key === "number") one = bare(list.element as z.ZodType);
    else if (list instanceof z.ZodRecord) one = bare(list.valueType as z.ZodType);
    else one = bare(Object.entries(shape(list) ?? {}).find(([name]) => name === key)?.[1]);
  }
  return one;
};

const exampleOf = (schema: z.ZodType | undefined): string | undefined => {
  const one = bare(schema);
  if (one instanceof z.ZodLiteral) return String([...one.values][0]);
  const own = one?.meta()?.examples as readonly unknown[] | undefined;
  if (own?.[0] !== undefined) return String(own[0]);
  if (one instanceof z.ZodUnion) return exampleOf(one.options[0] as z.ZodType);
  if (one instanceof z.ZodObject) {
    const needed = Object.entries(one.shape as Record<string, z.ZodType>).filter(
      ([, field]) => !(field instanceof z.ZodOptional),
    );
    return `{ ${needed.map(([key, field]) => `${key}: ${exampleOf(field) ?? "..."}`).join(", ")} }`;
  }
  const item = one instanceof z.ZodArray ? exampleOf(one.element as z.ZodType) : undefined;
  return item === undefined ? undefined : `[${item}]`;
};

const shapeOf = (schema: z.ZodType | undefined): string => {
  const one = bare(schema);
  const what = one?.meta()?.what;
  if (typeof what === "string") return what;
  if (one instanceof z.ZodUnion) return [...new Set(one.options.map((o) => shapeOf(o as z.ZodType)))].join(" or ");
  return one instanceof z.ZodArray ? "a list" : "a map";
};
