import { z } from "zod";
import type { Problem } from "../core/problem.js";
import { issuesToProblems } from "./issues.js";
import { label } from "./label.js";
import { type Path, type Place, problemAt } from "./place.js";
import type { Raw, ReadFile } from "./read-yaml.js";
import { AlertsV1 } from "./v1/alerts.js";
import { CalendarV1 } from "./v1/calendar.js";
import { CompanyV1 } from "./v1/company.js";
import { FileV1 } from "./v1/file.js";
import { kinds, PromiseV1 } from "./v1/kinds/all.js";
import { common, occasion } from "./v1/promise.js";
import { SourceV1 } from "./v1/source.js";
import { TeamV1 } from "./v1/team.js";
import { name } from "./v1/text.js";

/** One declaration: as written (`raw`, always) and as the schema reads it (`value`, undefined when it has a problem). */
export type Entry<T> = {
  readonly name: string;
  readonly raw: Raw;
  readonly value: T | undefined;
  readonly path: Path;
  readonly file: ReadFile;
  /** Where a path inside the declaration stands. */
  readonly at: (...path: PropertyKey[]) => Place;
  readonly atKey: (...path: PropertyKey[]) => Place;
};

export type Entries = {
  readonly company: Entry<CompanyV1> | undefined;
  readonly alerts: Entry<AlertsV1> | undefined;
  readonly asOf: string | null;
  /** Whether the company shows its public page. */
  readonly publicPage: boolean;
  readonly teams: ReadonlyMap<string, Entry<TeamV1>>;
  readonly calendars: ReadonlyMap<string, Entry<CalendarV1>>;
  readonly sources: ReadonlyMap<string, Entry<SourceV1>>;
  readonly promises: ReadonlyMap<string, Entry<PromiseV1>>;
  readonly problems: readonly Problem[];
  readonly secrets: ReadonlySet<string>;
};

const kindOf = (raw: Raw): z.ZodType | undefined => {
  const kind = isMap(raw) ? raw.kind : undefined;
  return typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : undefined;
};

const isMap = (raw: Raw | undefined): raw is { readonly [key: string]: Raw } =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** All declarations of all files, each held against its schema apart, so that one fault hides no other. The first file is kept.yaml. */
export const readEntries = (files: readonly ReadFile[]): Entries => {
  const problems: Problem[] = [];

  const entry = <T>(file: ReadFile, path: Path, declared: z.ZodType<T>): Entry<T> => {
    const raw = path.reduce<Raw>((value, key) => (value as Record<PropertyKey, Raw>)[key as string]!, file.raw);
    const schema = (declared as unknown) === PromiseV1 ? ((kindOf(raw) ?? declared) as z.ZodType<T>) : declared;
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      problems.push(...issuesToProblems(parsed.error.issues, { file, base: path, schema }));
      // Without its kind a promise is checked for what all kinds share.
      const kindless =
        (schema as unknown) === PromiseV1 &&
        parsed.error.issues.some((i) => i.code === "invalid_union" && "discriminator" in i);
      const shared = kindless ? z.looseObject({ ...common, ...occasion }) : undefined;
      const more = shared?.safeParse(raw);
      if (shared && more && !more.success)
        problems.push(...issuesToProblems(more.error.issues, { file, base: path, schema: shared }));
    }
    return {
      name: String(path.at(-1)),
      raw,
      value: parsed.success ? parsed.data : undefined,
      path,
      file,
      at: (...rest) => file.at([...path, ...rest]),
      atKey: (...rest) => file.atKey([...path, ...rest]),
    };
  };

  const nameSchema = name("fast");
  const block = <T>(key: string, schema: z.ZodType<T>): Map<string, Entry<T>> => {
    const found = new Map<string, Entry<T>>();
    for (const file of files) {
      if (!isMap(file.raw) || !Object.hasOwn(file.raw, key)) continue;
      const raw = file.raw[key];
      if (!isMap(raw)) {
        problems.push(
          problemAt(file.at([key]), raw === null ? "spec.value.empty" : "spec.value.type", {
            says: raw === null ? `${key} has no value` : `${key} must be a map of names`,
            write: `write under ${key}: a name, a colon, and what it is`,
          }),
        );
        continue;
      }
      if (Object.keys(raw).length === 0)
        problems.push(
          problemAt(file.at([key]), "spec.value.empty", {
            says: `${key} is empty`,
            write: "write at least one, or remove the key",
          }),
        );
      for (const one of Object.keys(raw)) {
        const path = [key, one];
        const named = nameSchema.safeParse(one);
        if (!named.success)
          problems.push(
            ...issuesToProblems(
              [{ code: "invalid_key", origin: "record", issues: named.error.issues, path: [one], message: "" }],
              { file, base: [key], schema },
            ),
          );
        const before = found.get(one);
        if (before) {
          const place = before.file.atKey(before.path);
          problems.push(
            problemAt(file.atKey(path), "spec.duplicate", {
              says: `${label(path)} is declared twice, first in ${place.file} line ${place.line}`,
              write: "rename or remove one of them",
            }),
          );
          entry(file, path, schema);
        } else found.set(one, entry(file, path, schema));
      }
    }
    return found;
  };

  /** What a workspace has once, whichever file it stands in. */
  const once = <T>(
    file: ReadFile,
    key: string,
    { schema, before }: { schema: z.ZodType<T>; before: Entry<T> | undefined },
  ): Entry<T> | undefined => {
    if (!Object.hasOwn(file.raw as object, key)) return before;
    const one = entry(file, [key], schema);
    if (before)
      problems.push(
        problemAt(file.atKey([key]), "spec.duplicate", {
          says: `${key} is declared twice, first in ${before.file.file}`,
          write: "remove one of them",
        }),
      );
    return before ?? one;
  };

  let company: Entry<CompanyV1> | undefined;
  let alerts: Entry<AlertsV1> | undefined;
  for (const [i, file] of files.entries()) {
    if (!file.whole) continue;
    if (!isMap(file.raw)) {
      problems.push(
        problemAt(file.at([]), file.raw === null ? "spec.value.empty" : "spec.value.type", {
          says: file.raw === null ? "the file is empty" : "the file must be a map of keys",
          write: i === 0 ? "begin with kept: v1" : "write promises: or sources:",
        }),
      );
      continue;
    }
    problems.push(...topLevel(file, i === 0 ? "kept.yaml" : "included"));
    company = once(file, "company", { schema: CompanyV1, before: company });
    alerts = once(file, "alerts", { schema: AlertsV1, before: alerts });
  }
  const first = files[0];
  if (!company && first && isMap(first.raw) && files.every((f) => f.whole))
    problems.push(
      problemAt({ ...first.at([]), length: 1 }, "spec.key.missing", {
        says: "the workspace has no company",
        write: "add company: { name: ..., timezone: Europe/Amsterdam }",
      }),
    );

  const asOf = first && isMap(first.raw) && typeof first.raw.as_of === "string" ? first.raw.as_of : null;
  const shown = first && isMap(first.raw) ? first.raw.public : undefined;
  const publicPage = !(typeof shown === "string" && shown.toLowerCase() === "false");
  return {
    company,
    alerts,
    asOf,
    publicPage,
    teams: block("teams", TeamV1),
    calendars: block("calendars", CalendarV1),
    sources: block("sources", SourceV1),
    promises: block("promises", PromiseV1),
    problems,
    secrets: new Set(files.flatMap((f) => [...f.secrets])),
  };
};

/** `kept`, `include`, `as_of` and keys that no file has; the blocks are read apart. */
const topLevel = (file: ReadFile, role: "kept.yaml" | "included"): Problem[] => {
  const raw = file.raw as Record<string, Raw>;
  const { kept, include, as_of, public: publicPage } = FileV1.shape;
  const optional = z
    .strictObject({
      kept,
      include,
      as_of,
      public: publicPage,
      company: z.any(),
      teams: z.any(),
      calendars: z.any(),
      sources: z.any(),
      promises: z.any(),
      alerts: z.any(),
    })
    .partial();
  const parsed = optional.safeParse(raw);
  const found = parsed.success
    ? []
    : issuesToProblems(
        parsed.error.issues.filter((i) => i.path[0] !== "kept"),
        { file, base: [], schema: optional },
      );
  if (role === "included") {
    for (const key of ["include", "as_of", "public"])
      if (Object.hasOwn(raw, key))
        found.push(
          problemAt(file.atKey([key]), "spec.key.unknown", {
            says: `${key} belongs to kept.yaml`,
            write: "move it there",
          }),
        );
  }
  if (!Object.hasOwn(raw, "kept")) {
    if (role === "kept.yaml")
      found.push(
        problemAt({ ...file.at([]), length: 1 }, "spec.key.missing", {
          says: "the file has no kept",
          write: "begin with kept: v1",
        }),
      );
  } else if (raw.kept !== "v1")
    found.push(problemAt(file.at(["kept"]), "spec.kept.version", { says: "kept must be v1", write: "write kept: v1" }));
  return found;
};
