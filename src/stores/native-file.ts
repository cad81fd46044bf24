import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { p, type Sql, sql } from "../core/sql.js";

/** The engine reads a path with `*?{}` as a pattern: such a file is reached through a link with a plain name. */
export const withNativeFile = async <T>(path: string, use: (relation: Sql, path: string) => Promise<T>): Promise<T> => {
  const full = resolve(path);
  if (!/[*?{}]/.test(full)) return use(relationOf(full), full);
  const folder = mkdtempSync(join(tmpdir(), "kept-native-"));
  try {
    const link = join(folder, "rows.native");
    symlinkSync(full, link);
    return await use(relationOf(link), link);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The rows of a Native file, as a relation. */
export const relationOf = (path: string): Sql => sql`file(${p.text(path)}, 'Native')`;
