import { readFileSync } from "node:fs";

/** Kept's version, from its package. As far from `dist/app` as from `src/app`. */
export const version = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;
