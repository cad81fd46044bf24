import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFilesIn, groupsOf, lookUp, patternOf } from "./find-data.js";

let home: string;
let granted: string;
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "kept-find-")));
  granted = await realpath(await mkdtemp(join(tmpdir(), "kept-granted-")));
  await mkdir(join(home, "data", "tills"), { recursive: true });
  for (const name of [
    "orders.csv",
    "package.json",
    "notes.md",
    "data/tills/2026-05.csv.gz",
    "data/tills/2026-06.csv.gz",
  ])
    await writeFile(join(home, name), "x");
  await writeFile(join(granted, "orders.csv"), "x");
  await symlink(join(granted, "orders.csv"), join(home, "link.csv"));
});
afterAll(async () => {
  for (const folder of [home, granted]) await rm(folder, { recursive: true, force: true });
});

describe("the data files of a folder", () => {
  it("are found by their endings, in the folder and in data below it", async () => {
    const found = await dataFilesIn(home);
    expect(found).toEqual(
      expect.arrayContaining(["orders.csv", "data/tills/2026-05.csv.gz", "data/tills/2026-06.csv.gz"]),
    );
    expect(found).not.toContain("package.json");
    expect(found).not.toContain("notes.md");
  });

  it("that differ by digits are one source, named by a pattern that finds the next one too", async () => {
    const { files } = await lookUp(home, await dataFilesIn(home), undefined);
    const groups = groupsOf(files.filter((file) => file.written.startsWith("data/")));
    expect(groups).toHaveLength(1);
    expect(patternOf(groups[0]!)).toBe("data/tills/*.csv.gz");
  });

  it("lie outside when a link leads out, unless that folder is granted", async () => {
    expect((await lookUp(home, ["link.csv"], undefined)).files).toMatchObject([
      { copy: "copy", written: "data/orders.csv" },
    ]);
    expect((await lookUp(home, ["link.csv"], granted)).files).toMatchObject([
      { copy: "there", written: `\${KEPT_DATA:-data}/orders.csv` },
    ]);
  });
});
