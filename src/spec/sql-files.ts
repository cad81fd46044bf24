import { list, map } from "./catalog.js";
import type { Entry } from "./entries.js";
import { leadsOut } from "./leads-out.js";
import type { Raw } from "./read-yaml.js";

/** The SQL files that a measure names, in itself or its versions, and where. */
export const sqlFiles = (promise: Pick<Entry<unknown>, "raw">): { file: string; path: readonly PropertyKey[] }[] => {
  const raw = map(promise.raw);
  if (raw.kind !== "measure") return [];
  const named = (sql: Raw | undefined, path: readonly PropertyKey[]) =>
    typeof sql === "string" && /^[^\s]+\.sql$/i.test(sql) && !leadsOut(sql)
      ? [{ file: sql.replace(/^(\.\/)+/, ""), path }]
      : [];
  return [
    ...named(raw.sql, ["sql"]),
    ...list(raw.versions).flatMap((version, i) => named(map(version).sql, ["versions", i, "sql"])),
  ];
};
