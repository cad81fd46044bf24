import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { contentHash } from "./content-hash.js";
import { findFiles } from "./find-files.js";

const outside = mkdtempSync(join(tmpdir(), "kept-find-"));
const root = join(outside, "workspace");
for (const folder of ["data/2026", "other"]) mkdirSync(join(root, folder), { recursive: true });
for (const file of ["data/b.csv", "data/a.csv", "data/2026/c.csv.gz", "data/[x].csv", "other/d.ndjson"])
  writeFileSync(join(root, file), "id\n1\n");
writeFileSync(join(outside, "secret.csv"), "id\nsecret\n");
symlinkSync(join(outside, "secret.csv"), join(root, "data/link.csv"));
symlinkSync(join(root, "data/a.csv"), join(root, "data/same.csv"));
symlinkSync(outside, join(root, "data/up"));
execFileSync("mkfifo", [join(root, "data/pipe.csv")]);
afterAll(() => rmSync(outside, { recursive: true, force: true }));

describe("finding a source's files", () => {
  it("takes regular files inside the workspace, sorted, each once", async () => {
    const { files } = await findFiles(root, ["data/**/*.csv*", "data/a.csv", "other/*"]);
    expect(files.map((file) => file.path)).toEqual([
      "data/2026/c.csv.gz",
      "data/[x].csv",
      "data/a.csv",
      "data/b.csv",
      "other/d.ndjson",
    ]);
    expect(files[2]).toMatchObject({ bytes: 5, real: join(root, "data/a.csv") });
  });

  it("takes a name with brackets as it is", async () => {
    expect((await findFiles(root, ["data/[x].csv"])).files.map((file) => file.path)).toEqual(["data/[x].csv"]);
  });

  it.each([
    ["../secret.csv", "file.outside"],
    ["data/../../secret.csv", "file.outside"],
    ["/etc/passwd", "file.outside"],
    ["/proc/self/environ", "file.outside"],
    ["~/x.csv", "file.outside"],
    ["data/link.csv", "file.outside"],
    ["data/up/secret.csv", "file.outside"],
    ["{data,../..}/secret.csv", "file.outside"],
    ["data/pipe.csv", "file.special"],
    ["nothing/*.csv", "file.none"],
    ["data/a.csv\n", "file.pattern"],
    ["x".repeat(4096), "file.pattern"],
    ["/dev/zero", "file.outside"],
  ])("F2: refuses %j", async (pattern, code) => {
    const { files, problems } = await findFiles(root, [pattern]);
    expect(files).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it("hashes content as SHA-256 (FIPS 180-4, the example abc)", async () => {
    writeFileSync(join(root, "abc"), "abc");
    expect(await contentHash(join(root, "abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
