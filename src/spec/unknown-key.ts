import type { z } from "zod";
import type { Problem } from "../core/problem.js";
import { didYouMean, nearest } from "./did-you-mean.js";
import { keyOwner } from "./label.js";
import { type Path, problemAt } from "./place.js";
import type { Raw, ReadFile } from "./read-yaml.js";
import { schemaAt, shape } from "./schema-at.js";
import { kinds } from "./v1/kinds/all.js";
import { valueAt } from "./value-at.js";

/** The keys that a map may have by its schema. */
export const knownKeys = (path: Path, { schema, base }: { schema: z.ZodType; base: Path }): readonly string[] =>
  Object.keys(shape(schemaAt(schema, path.slice(base.length))) ?? {});

/** A key that does not exist there: misspelt, of another kind of promise, or one that does not go with the others. */
export const unknownKey = (
  key: string,
  path: Path,
  where: { file: ReadFile; schema: z.ZodType; base: Path },
): Problem => {
  const place = where.file.atKey([...path, key]);
  const known = knownKeys(path, where);
  if (known.includes(key))
    return problemAt(place, "spec.key.unknown", {
      says: `${place.shown} does not go together with the other keys here`,
      write: "remove one of them",
    });
  if (path[0] === "promises" && (path.length === 2 || path[2] === "versions")) {
    const others = Object.entries(kinds).flatMap(([name, other]) => (Object.hasOwn(other.shape, key) ? [name] : []));
    if (others.length > 0 && path.length === 2) {
      const kind = valueAt(where.file.raw, [...path, "kind"]) as Raw | undefined;
      const not = typeof kind === "string" && Object.hasOwn(kinds, kind) ? `, not ${kind}` : "";
      return problemAt(place, "spec.key.kind", {
        says: `${place.shown} belongs to kind ${others.join(", ")}${not}`,
        write: "remove it, or change the kind",
      });
    }
    if (others.length > 0)
      return problemAt(place, "spec.key.kind", {
        says: `${place.shown} does not change by version here`,
        write: "write it in the promise itself",
      });
  }
  const meant = nearest(key, known);
  const choices = known.length > 0 ? `use one of ${known.slice(0, 24).join(", ")}` : "remove it";
  return problemAt(place, "spec.key.unknown", {
    says: `${place.shown} is not a key of ${keyOwner(path)}${didYouMean(key, known)}`,
    write: meant ? `write ${meant}` : choices,
  });
};
