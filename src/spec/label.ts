import { type Path, visible } from "./place.js";

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

/** Whose key a misspelt one would have been. */
const blockNames: Readonly<Record<string, string>> = {
  promises: "a promise",
  sources: "a source",
  teams: "a team",
  calendars: "a calendar",
  company: "company",
};

export const keyOwner = (path: Path): string => {
  if (path.length === 0) return "the file";
  if (path.length === 1) return blockNames[String(path[0])] ?? String(path[0]);
  if (path.length === 2) return blockNames[String(path[0])] ?? String(path[1]);
  const names = path.filter((p): p is string => typeof p === "string");
  const singular: Readonly<Record<string, string>> = { records: "a record", versions: "a version" };
  return typeof path.at(-1) === "number"
    ? (singular[names.at(-1) ?? ""] ?? names.at(-1) ?? "the file")
    : (names.at(-1) ?? "the file");
};
