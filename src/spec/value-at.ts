import type { Path } from "./place.js";
import type { Raw } from "./read-yaml.js";

/** What is written at a path; undefined when nothing is. Reads own keys only. */
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
