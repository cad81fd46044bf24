import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { fixedClock } from "../../core/clock.js";
import { type Ask, silentProgress } from "../../core/edge.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { check } from "../check/check.js";
import { importAll } from "../import/import-files.js";
import { open } from "../open.js";
import { makeReadOnly } from "../read-only.fixture.js";
import { type InitAsked, initWorkspace } from "./init-workspace.js";
import { americanTickets, claimLog, germanOrders, repairSheet } from "./made-up.fixture.js";

const clock = fixedClock("2026-11-21T12:00:00Z");
const repairs = fileURLToPath(new URL("../../../examples/first-steps/repairs.csv", import.meta.url));
const data = process.env.KEPT_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const folders: string[] = [];
const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), "kept-init-"));
  folders.push(made);
  return made;
};
afterEach(async () => {
  for (const one of folders.splice(0)) await rm(one, { recursive: true, force: true });
});

const edge = (directory: string, ask: Ask | null = null) => ({
  directory,
  progress: silentProgress,
  ask,
  signal: new AbortController().signal,
});
const initIn = async (directory: string, asked: InitAsked = { yes: true }, ask: Ask | null = null) => {
  const { context, close } = await open(edge(directory, ask), { clock });
  try {
    return { answer: await initWorkspace(context, asked), yaml: await readFile(join(directory, "kept.yaml"), "utf8") };
  } finally {
    await close();
  }
};
/** From a file to a verdict, as a stranger goes. */
const toVerdict = async (name: string, bytes: Uint8Array) => {
  const directory = await folder();
  await writeFile(join(directory, name), bytes);
  const { answer, yaml } = await initIn(directory, { yes: true, timezone: "Europe/Berlin" });
  const { context, close } = await open(edge(directory), { clock });
  try {
    const imported = await importAll(context, []);
    const { promises } = await check.run(context, {});
    return { answer, yaml, imported: imported.sources[0]!, promise: promises[0]! };
  } finally {
    await close();
  }
};
const problemsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemsFound)) throw new Error("no problem was found", { cause: error });
  return error.problems;
};

describe("kept init, from a file to a verdict", () => {
  it("reads the repairs of the first steps as their example declares them", async () => {
    const { yaml, promise, imported } = await toVerdict("repairs.csv", await readFile(repairs));
    expect(yaml).toContain('customer: ["email:{email}"]');
    expect(yaml).toContain("promised: { from: promised_for, as: day }");
    expect(imported).toMatchObject({ rows: 78, quarantined: 0 });
    expect(promise).toMatchObject({ kind: "deadline", counts: { kept: 28, broken: 10, void: 1 } });
  });

  it("reads German orders: semicolons, windows-1252, days first, decimal commas", async () => {
    const { answer, yaml, promise, imported } = await toVerdict("bestellungen.csv", germanOrders());
    expect(yaml).toContain('delimiter: ";"');
    expect(yaml).toContain("encoding: windows-1252");
    expect(yaml).toContain('decimal: ","');
    expect(imported).toMatchObject({ rows: 600, quarantined: 0 });
    expect(answer.sample?.rows[0]).toContain("2026-01-05 08:00:00");
    expect(answer.promise?.because).toMatch(/of \d+ in bestellungen\.csv .* were in time/);
    expect(["kept", "broken"]).toContain(promise.verdict);
  });

  it("reads American tickets, months first, and proposes a time that 95% of them kept", async () => {
    const { yaml, promise, imported } = await toVerdict("tickets.csv", americanTickets());
    expect(yaml).toContain('format: "M/d/yyyy h:mm a"');
    expect(yaml).toMatch(/target: 95% # \d+ of \d+ in tickets\.csv/);
    expect(imported.quarantined).toBe(0);
    expect(promise).toMatchObject({ kind: "duration", verdict: "kept" });
  });

  it("takes what happened from the record in an event log", async () => {
    const { yaml, promise } = await toVerdict("claims.ndjson", claimLog());
    expect(yaml).toContain("type: { from: activity }");
    expect(yaml).toContain("made: Claim filed");
    expect(yaml).toContain("met: Claim paid");
    expect(promise.verdict).toBe("kept");
  });

  it("reads a workbook with serial dates", async () => {
    const { answer, promise, imported } = await toVerdict("repairs.xlsx", repairSheet());
    expect(answer.sample?.rows[0]?.[0]).toBe("2026-01-05 08:00:00");
    expect(imported).toMatchObject({ rows: 240, quarantined: 0 });
    expect(promise.verdict).toBe("kept");
  });

  it.skipIf(!existsSync(data))(
    "finds a verdict in the real files (skipped where the folder of data is missing)",
    { timeout: 240_000 },
    async () => {
      for (const [file, line] of [
        ["olist/orders.csv.gz", "promised: { from: order_estimated_delivery_date, as: day }"],
        ["eventlogs/receipt.csv.gz", "promised: { from: case:enddate_planned, as: time }"],
        ["social/support_tweets.csv.gz", 'subject: "{tweet_id}.0"'],
      ] as const) {
        const { yaml, promise, imported } = await toVerdict(basename(file), await readFile(join(data, file)));
        expect(yaml).toContain(line);
        expect(imported.rows).toBeGreaterThan(3_000);
        expect(promise.counts.kept).toBeGreaterThan(30);
      }
    },
  );
});

describe("kept init, asked and unasked", () => {
  it("asks for what it cannot know, and takes the answers", async () => {
    const directory = await folder();
    await copyFile(repairs, join(directory, "repairs.csv"));
    const shown: string[] = [];
    const ask: Ask = {
      choose: async (_question, options, initial) => initial ?? options[0]!.value,
      text: async (question, initial) =>
        question.startsWith("What is the company")
          ? "Spoke & Wheel"
          : question.startsWith("In which time zone")
            ? "Europe/Amsterdam"
            : question.startsWith("For how many")
              ? "80%"
              : (initial ?? ""),
      confirm: async () => "yes",
      show: (text) => shown.push(text),
    };
    const { yaml, answer } = await initIn(directory, {}, ask);
    expect(yaml).toContain("name: Spoke & Wheel");
    expect(yaml).toContain("timezone: Europe/Amsterdam");
    expect(yaml).toContain("target: 80%");
    expect(answer.written).toEqual(["kept.yaml", ".gitignore"]);
    expect(shown.join("\n")).toContain("email:hana1@mail.example");
  });

  it("writes nothing when a question is left", async () => {
    const directory = await folder();
    await copyFile(repairs, join(directory, "repairs.csv"));
    const ask: Ask = { choose: async () => null, text: async () => null, confirm: async () => null, show: () => {} };
    await expect(initIn(directory, {}, ask)).rejects.toMatchObject({ code: "interrupted" });
    expect(existsSync(join(directory, "kept.yaml"))).toBe(false);
  });

  it("takes files that differ only by their dates as one source, and finds next month's too", async () => {
    const directory = await folder();
    const text = await readFile(repairs, "utf8");
    await mkdir(join(directory, "data", "till"), { recursive: true });
    for (const month of ["2026-05", "2026-06"]) await writeFile(join(directory, "data", "till", `${month}.csv`), text);
    const { yaml } = await initIn(directory);
    expect(yaml).toContain("  till:\n");
    expect(yaml).toContain("files: data/till/*.csv");
  });

  it("copies a file from outside only when it may", async () => {
    const [directory, elsewhere] = [await folder(), await folder()];
    const outside = join(elsewhere, "repairs.csv");
    await copyFile(repairs, outside);
    expect(await problemsOf(initIn(directory, { files: [outside] }))).toMatchObject([{ code: "usage.files.outside" }]);
    const { answer, yaml } = await initIn(directory, { yes: true, files: [outside] });
    expect(answer.written).toEqual(["kept.yaml", "data/repairs.csv", ".gitignore"]);
    expect(yaml).toContain("files: data/repairs.csv");
    expect(await readFile(join(directory, "data/repairs.csv"), "utf8")).toBe(await readFile(outside, "utf8"));
  });
});

describe("kept init, where it cannot", () => {
  it("says which files it looked for when there are none", async () => {
    expect(await problemsOf(initIn(await folder()))).toMatchObject([
      { code: "usage.files", write: "name some: kept init orders.csv" },
    ]);
  });

  it("never writes over a kept.yaml unless told", async () => {
    const directory = await folder();
    await copyFile(repairs, join(directory, "repairs.csv"));
    await writeFile(join(directory, "kept.yaml"), "mine");
    expect(await problemsOf(initIn(directory))).toMatchObject([{ code: "usage.folder" }]);
    expect((await initIn(directory, { yes: true, force: true })).yaml).toContain("kept: v1");
  });

  it("names all files that are not there, or not files, at once", async () => {
    const directory = await folder();
    await mkdir(join(directory, "exports"));
    const problems = await problemsOf(initIn(directory, { yes: true, files: ["ordrs.csv", "exports"] }));
    expect(problems.map((p) => p.code)).toEqual(["file.none", "file.special"]);
  });

  it("says that a file without times cannot be held against a promise", async () => {
    const directory = await folder();
    await writeFile(join(directory, "people.csv"), "id,plan\n1,basic\n2,plus\n3,plus\n");
    expect(await problemsOf(initIn(directory))).toMatchObject([{ code: "usage.files.time", file: "people.csv" }]);
  });

  it("gives the reader's reason for a file that cannot be read", async () => {
    const directory = await folder();
    await writeFile(join(directory, "orders.csv.gz"), "no gzip at all");
    expect(await problemsOf(initIn(directory))).toMatchObject([{ code: "file.format" }]);
  });

  it("says that the folder cannot be written before it reads anything", async () => {
    const directory = await folder();
    await copyFile(repairs, join(directory, "repairs.csv"));
    const undo = makeReadOnly(directory);
    const problems = await problemsOf(initIn(directory)).finally(undo);
    expect(problems).toMatchObject([{ code: "usage.folder.writable" }]);
  });

  it("leaves no data folder behind: nothing is imported yet", async () => {
    const directory = await folder();
    await copyFile(repairs, join(directory, "repairs.csv"));
    await initIn(directory);
    expect(existsSync(join(directory, ".kept"))).toBe(false);
  });
});
