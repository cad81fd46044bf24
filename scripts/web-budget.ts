import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
};

/** What a browser may have to load before the first page stands, and before a chart does, in KB (gzip; faces as they are). */
export const budget = { js: 230, css: 25, fonts: 82, chart: 200 } as const;

const kb = (bytes: number): number => Math.round(bytes / 102.4) / 10;

/** What is loaded at first: the entry with all that it imports at once, its sheets, and the two faces of Latin script. */
export const firstLoad = (folder = join("dist", "web")) => {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<string, Chunk>;
  const zipped = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  const seen = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const each of manifest[name]!.imports ?? []) walk(each);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) walk(name);
  const chunks = [...seen].map((name) => manifest[name]!);
  const sum = (files: readonly string[], size: (file: string) => number) =>
    [...new Set(files)].reduce((all, file) => all + size(file), 0);
  const faces = Object.values(manifest)
    .map(({ file }) => file)
    .filter((file) => /-latin-wght-normal-.*\.woff2$/.test(file));
  const largest = Math.max(
    0,
    ...Object.entries(manifest)
      .filter(([name, { file }]) => !seen.has(name) && file.endsWith(".js"))
      .map(([, { file }]) => zipped(file)),
  );
  return {
    js: kb(
      sum(
        chunks.map(({ file }) => file),
        zipped,
      ),
    ),
    css: kb(
      sum(
        chunks.flatMap(({ css }) => css ?? []),
        zipped,
      ),
    ),
    fonts: kb(sum(faces, (file) => statSync(join(folder, file)).size)),
    chart: kb(largest),
  };
};
