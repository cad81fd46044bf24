import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readingRoom, source } from "../sources/reader/reading.fixture.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

const toPlan = { plan: readPlan, wanted: wantedColumns, rows: stagedRows, bad: badRows };

let room: Awaited<ReturnType<typeof readingRoom>>;
beforeAll(async () => {
  room = await readingRoom(toPlan, { stallMs: 5_000, lineBytes: 1_000_000, cellBytes: 500_000, ratioFloor: 2_000_000 });
});
afterAll(() => room.close());

describe("files beyond the limits", () => {
  it.each([
    ["a line too long", "long.csv", Buffer.from(`id,at\n1,2026-01-01\n${"x".repeat(1_100_000)},2026-01-01\n`)],
    ["a line that never ends", "endless.ndjson", Buffer.from(`{"id":"${"x".repeat(1_200_000)}"}`)],
    ["a bomb", "bomb.csv.gz", gzipSync(`id,at\n${"1,2026-01-01\n".repeat(600_000)}`)],
  ])("F3: refuses %s as a whole", async (_, name, bytes) => {
    expect(await room.problem(await room.file(name, bytes), source())).toMatchObject({ code: "file.too-large" });
  });

  it("F3: refuses an empty file, and takes one with a header alone as no records", async () => {
    expect(await room.problem(await room.file("empty.csv", ""), source())).toMatchObject({ code: "file.empty" });
    expect((await room.outcome(await room.file("header.csv", "id,at\n"), source())).answer).toMatchObject({
      records: 0,
      rows: 0,
    });
  });

  it("F3: refuses a file that grows while it is read", async () => {
    const path = await room.file("growing.csv", `id,at\n${"1,2026-01-01\n".repeat(1_500_000)}`);
    const reading = room.problem(path, source()).catch((error: Error) => error.message);
    const grow = setInterval(() => execFileSync("sh", ["-c", `echo 2,2026-01-02 >> '${path}'`]), 5);
    const outcome = await reading;
    clearInterval(grow);
    expect(outcome).toMatchObject({ code: expect.stringMatching(/^file\.(changed|damaged)$/) });
  });
});

describe("the reader's process", () => {
  it("leaves no folder and no process behind when it is closed", async () => {
    const own = await readingRoom(toPlan);
    await own.read(await own.file("a.csv", "id,at\n1,2026-01-01\n"), source());
    expect(readdirSync(own.folder).filter((name) => name.startsWith("kept-reader-")).length).toBe(1);
    await own.reader.close();
    expect(readdirSync(own.folder).filter((name) => name.startsWith("kept-reader-"))).toEqual([]);
    await own.close();
  }, 30_000);

  it("K8: is replaced when it is killed in the middle of a file", async () => {
    const own = await readingRoom(toPlan);
    const path = await own.file("a.csv", `id,at\n${"1,2026-01-01\n".repeat(300_000)}`);
    await own.read(path, source());
    const reading = own.read(path, source());
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8")
      .trim()
      .split(" ")
      .map(Number);
    const child = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(own.folder));
    await new Promise((resolve) => setTimeout(resolve, 30));
    process.kill(child!, "SIGKILL");
    expect(await reading).toMatchObject({ ok: false, error: { code: "file.damaged" } });
    expect(await own.read(path, source())).toMatchObject({ ok: true, value: { rows: 300_000 } });
    await own.close();
  }, 60_000);

  it.skipIf(process.platform !== "linux")(
    "holds nothing of our environment (needs /proc)",
    async () => {
      process.env.KEPT_TEST_SECRET = "canary";
      const own = await readingRoom(toPlan);
      await own.read(await own.file("a.csv", "id,at\n1,2026-01-01\n"), source());
      const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8")
        .trim()
        .split(" ")
        .map(Number);
      const child = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(own.folder));
      expect(readFileSync(`/proc/${child}/environ`, "utf8")).not.toContain("canary");
      await own.close();
    },
    30_000,
  );
});
