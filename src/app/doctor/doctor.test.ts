import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { silentProgress } from "../../core/edge.js";
import { importAll } from "../import/import-files.js";
import { open } from "../open.js";
import { makeReadOnly } from "../read-only.fixture.js";
import { examine } from "./doctor.js";
import { nodeFinding, zonesFinding } from "./machine.js";

const firstSteps = fileURLToPath(new URL("../../../examples/first-steps", import.meta.url));
const folders: string[] = [];
const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), "kept-doctor-test-"));
  folders.push(made);
  return made;
};
afterEach(async () => {
  for (const one of folders.splice(0)) await rm(one, { recursive: true, force: true });
});

const workspace = async () => {
  const directory = await folder();
  for (const name of ["kept.yaml", "repairs.csv"]) await copyFile(join(firstSteps, name), join(directory, name));
  return directory;
};
const inside = async <T>(
  directory: string,
  work: (context: Awaited<ReturnType<typeof open>>["context"]) => Promise<T>,
): Promise<T> => {
  const { context, close } = await open({
    directory,
    progress: silentProgress,
    ask: null,
    signal: new AbortController().signal,
  });
  try {
    return await work(context);
  } finally {
    await close();
  }
};
const findings = async (directory: string) =>
  new Map((await inside(directory, (context) => examine(context))).map((one) => [one.name, one]));

describe("kept doctor", () => {
  it("finds a workspace well that was imported and judged", async () => {
    const directory = await workspace();
    await inside(directory, (context) => importAll(context, []));
    const found = await findings(directory);
    for (const name of [
      "time zones",
      "engine",
      "folder",
      "clock",
      "kept.yaml",
      "files of repairs",
      "lock",
      "journal",
      "stores",
      "zone",
    ])
      expect([name, found.get(name)?.state]).toEqual([name, "fine"]);
    expect(found.get("journal")?.says).toBe("1 load, none half done");
  });

  it("looks at what there is before anything was imported, and makes nothing", async () => {
    const directory = await workspace();
    const found = await findings(directory);
    expect(found.get("journal")).toMatchObject({ state: "fine", says: "nothing was imported yet" });
    expect(existsSync(join(directory, ".kept"))).toBe(false);
  });

  it("works in a folder without kept.yaml, and says what writes one", async () => {
    const found = await findings(await folder());
    expect(found.get("kept.yaml")).toMatchObject({ state: "wrong", instead: expect.stringContaining("kept init") });
    expect(found.get("engine")?.state).toBe("fine");
  });

  it("names the first fault of kept.yaml with its line, and how many more there are", async () => {
    const directory = await workspace();
    await writeFile(
      join(directory, "kept.yaml"),
      "kept: v1\ncompany:\n  name: X\n  timezone: Nowhere/City\nsorces: {}\n",
    );
    expect((await findings(directory)).get("kept.yaml")).toMatchObject({
      state: "wrong",
      says: expect.stringMatching(/^kept\.yaml:\d+: .*more\)$/),
    });
  });

  it("finds files that are missing", async () => {
    const directory = await workspace();
    await rm(join(directory, "repairs.csv"));
    expect((await findings(directory)).get("files of repairs")).toMatchObject({
      state: "wrong",
      says: "nothing matches `repairs.csv`",
    });
  });

  it("says that a damaged state cannot be read, and goes on looking at the rest", async () => {
    const directory = await workspace();
    await mkdir(join(directory, ".kept"));
    await writeFile(
      join(directory, ".kept", "state.sqlite"),
      "this is no database, but it is long enough to look like one ".repeat(40),
    );
    const found = await findings(directory);
    expect(found.get("journal")).toMatchObject({ state: "wrong" });
    expect(found.get("journal")?.instead).toMatch(/import again|backup/);
    expect(found.get("kept.yaml")?.state).toBe("fine");
  });

  it("sees an import that was broken off, before opening the stores mends it", async () => {
    const directory = await workspace();
    await inside(directory, async (context) => {
      await importAll(context, []);
      const { state } = await context.stores();
      await state.db.updateTable("loads").set({ state: "staged" }).execute();
    });
    expect((await findings(directory)).get("journal")).toMatchObject({
      state: "attention",
      says: expect.stringContaining("broken off in the middle of 1 file"),
    });
  });

  it("names the process that holds the data, and leaves them alone", async () => {
    const directory = await workspace();
    await inside(directory, (context) => importAll(context, []));
    const facts = fileURLToPath(new URL("../../stores/chdb-facts.ts", import.meta.url));
    const script = `const { openChdbFacts } = await import(${JSON.stringify(facts)}); await openChdbFacts({ folder: ${JSON.stringify(join(directory, ".kept", "facts"))} }); process.send("open"); setInterval(() => {}, 1000);`;
    const child = fork("-", [], {
      execPath: process.execPath,
      execArgv: ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    try {
      await new Promise((resolve, reject) => {
        child.once("message", resolve);
        child.once("exit", () => reject(new Error("the holder did not start")));
      });
      const found = await findings(directory);
      expect(found.get("lock")).toMatchObject({
        state: "attention",
        says: expect.stringContaining(`process ${child.pid}`),
      });
      expect(found.has("stores")).toBe(false);
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
  });

  it("says how much of a source could not be read", async () => {
    const directory = await workspace();
    const lines = Array.from({ length: 40 }, (_, i) => `R${900 + i},a@b.example,not a day,2026-05-08,,,wheel,12.50`);
    await writeFile(
      join(directory, "repairs.csv"),
      [
        "ticket,email,brought_in,promised_for,ready,cancelled,work,price",
        "R1,a@b.example,2026-05-04 13:30,2026-05-08,2026-05-08 16:45,,wheel,12.50",
        ...lines,
        "",
      ].join("\n"),
    );
    await inside(directory, (context) => importAll(context, []));
    expect((await findings(directory)).get("source repairs")).toMatchObject({
      state: "wrong",
      says: expect.stringContaining("could not be read"),
    });
  });

  it("says that the folder cannot be written, and leaves the stores alone", async () => {
    const directory = await workspace();
    const undo = makeReadOnly(directory);
    const found = await findings(directory).finally(undo);
    expect(found.get("folder")).toMatchObject({ state: "wrong", says: expect.stringContaining("cannot be written") });
    expect(found.has("stores")).toBe(false);
  });

  it("judges versions of Node by what production needs", () => {
    expect(["18.20.1", "20.18.0"].map((version) => nodeFinding(version).state)).toEqual(["wrong", "wrong"]);
    expect(["20.19.0", "22.12.0", "24.21.9"].map((version) => nodeFinding(version).state)).toEqual([
      "attention",
      "attention",
      "attention",
    ]);
    expect(["24.22.0", "25.0.0"].map((version) => nodeFinding(version).state)).toEqual(["fine", "fine"]);
    expect(zonesFinding(["UTC"]).state).toBe("wrong");
  });
});
