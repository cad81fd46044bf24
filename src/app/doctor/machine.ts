import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { p, render, sql } from "../../core/sql.js";
import { openReader } from "../../sources/reader/open-reader.js";
import { attention, type Finding, fine, wrong } from "./finding.js";

const least = [20, 19] as const;
/** Versions before it hold a known hole in their brotli decoder. */
const safe = [24, 22] as const;

/** `version` as Node writes it: 24.22.0. */
export const nodeFinding = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const before = ([a, b]: readonly [number, number]) => major < a || (major === a && minor < b);
  if (before(least))
    return wrong(
      "Node",
      `${version} is too old`,
      `install Node ${safe.join(".")} or later; Kept needs ${least.join(".")} at least`,
    );
  if (before(safe))
    return attention(
      "Node",
      `${version} runs Kept, but is not what should run in production: its brotli decoder has a known hole`,
      `install Node ${safe.join(".")} or later`,
    );
  return fine("Node", version);
};

/** The zones that this Node knows; the engine's own are compared when it is open. */
export const zonesFinding = (known: readonly string[]): Finding =>
  known.length >= 300
    ? fine("time zones", `${known.length} are known`)
    : wrong("time zones", `Node knows only ${known.length}`, "use a Node with full ICU (the official builds have it)");

/** Reads three lines through a reader process of its own, which shows that the engine loads, answers, and files can be read. */
export const engineFinding = async (): Promise<readonly Finding[]> => {
  const folder = await mkdtemp(join(tmpdir(), "kept-doctor-"));
  const reader = openReader({ folder });
  try {
    const path = join(folder, "three.csv");
    await writeFile(path, "n\n1\n2\n3\n");
    const read = { format: null, delimiter: null, encoding: null, header: true, skipLines: 0, sheet: null };
    const asked = await reader.ask({ path, file: "three.csv", read }, () =>
      render(sql`SELECT toString(sum(toInt64(c0))) AS total, ${p.text("here")} AS says FROM raw`, { database: "kept" }),
    );
    if (!asked.ok)
      return [wrong("engine", asked.error.says, asked.error.write ?? "install the package chdb again: npm ci")];
    return asked.value.answer.total === "6"
      ? [fine("engine", "it loads, reads a file and answers")]
      : [
          wrong(
            "engine",
            `it adds 1, 2 and 3 to ${asked.value.answer.total}`,
            "install the package chdb again: npm ci",
          ),
        ];
  } finally {
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  }
};
