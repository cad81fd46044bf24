import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Edge } from "../core/edge.js";
import { KeptError } from "../core/kept-error.js";
import { ProblemsFound } from "../core/problems-found.js";
import type { CheckResult } from "../report/model.js";
import { allKept, quickKitchen, withoutGroups } from "../report/quick-kitchen.fixture.js";
import { lookFor } from "./look.js";
import { commandSpec } from "./manifest.js";
import { type Cli, run } from "./run.js";
import { fixtureUseCases } from "./use-cases.fixture.js";

type Given = { answer?: unknown; fails?: unknown; signal?: AbortSignal; before?: (edge: Edge) => void };

const kept = async (typed: string, given: Given = {}) => {
  const [out, err, inputs, closed]: [string[], string[], unknown[], string[]] = [[], [], [], []];
  let directory = "";
  const cli: Cli = {
    argv: typed.split(" ").filter(Boolean),
    commands: fixtureUseCases.map(commandSpec),
    version: "9.9.9",
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    look: (_, flags) =>
      lookFor({ env: { LANG: "C.UTF-8", COLUMNS: "120" }, isTty: true, columns: 80, ...flags, noColor: true }),
    errIsTty: false,
    ask: () => null,
    signal: given.signal ?? new AbortController().signal,
    resolveDirectory: (path) => (path === "nowhere" ? null : `/shop/${path ?? ""}`),
    readText: (_, file) => (file === "kept.yaml" ? "kept: v1\ntarget: 95\n" : undefined),
    load: async (name) => {
      const useCase = fixtureUseCases.find((each) => each.name === name)!;
      return {
        input: useCase.input,
        needs: useCase.needs,
        run: async (_: never, input: never) => {
          inputs.push(input);
          if (given.fails) throw given.fails;
          return given.answer ?? withoutGroups(quickKitchen);
        },
      };
    },
    open: async (edge) => {
      directory = edge.directory;
      given.before?.(edge);
      return { context: {}, close: async () => void closed.push("closed") };
    },
    own: {},
    beside: async () => null,
    problemKinds: async () => ({
      "spec.target.unit": { title: "A target is a share", why: "It is a part of all.", instead: "target: 95%" },
    }),
  };
  const code = await run(cli);
  return { code, out: out.join(""), err: err.join(""), input: inputs[0], directory, closed };
};

describe("the command line", () => {
  it("prints the answer on stdout, nothing on stderr, and exits 1 when a promise is broken", async () => {
    const { code, out, err, closed } = await kept("check");
    expect(out.split("\n")[1]).toBe("At least 196 people were let down. 2 promises broken, 1 we cannot judge, 3 kept.");
    expect([code, err, closed]).toEqual([1, "", ["closed"]]);
  });

  it("opens the engine for files only where a command stores some", async () => {
    const engines: unknown[] = [];
    const before = (edge: { engine?: unknown }) => void engines.push(edge.engine);
    await kept("check", { before });
    await kept("import", { before });
    expect(engines).toEqual(["closed", "open"]);
  });

  it("exits 0 when all are kept, 3 when one cannot be judged, 0 again with --allow-unknown", async () => {
    const unknown: CheckResult = {
      ...quickKitchen,
      promises: quickKitchen.promises.filter((each) => each.verdict !== "broken"),
    };
    const close: CheckResult = {
      ...quickKitchen,
      promises: quickKitchen.promises.map((each) => ({ ...each, verdict: "broken", certain: false }) as const),
    };
    expect((await kept("check", { answer: allKept })).code).toBe(0);
    expect((await kept("check", { answer: unknown })).code).toBe(3);
    expect((await kept("check --allow-unknown", { answer: unknown })).code).toBe(0);
    expect((await kept("check", { answer: close })).code).toBe(0);
  });

  it("turns options into the use case's input", async () => {
    const { input, directory } = await kept(
      "check --as-of 2026-07-14 --known-at 2026-07-10 --from 2026-06-01 --to 2026-06-30 --promise fast --promise social --where store=Utrecht --where a=b=c --segments -n 3 -C shop",
    );
    expect(input).toEqual({
      asOf: "2026-07-14",
      knownAt: "2026-07-10",
      from: "2026-06-01",
      to: "2026-06-30",
      promise: ["fast", "social"],
      where: { store: "Utrecht", a: "b=c" },
      segments: true,
      limit: 3,
      order: "worst",
    });
    expect(directory).toBe("/shop/shop");
    expect((await kept("-C shop check")).directory).toBe("/shop/shop");
    expect((await kept("why fast")).input).toMatchObject({ promise: "fast" });
    expect((await kept("import tills refunds")).input).toEqual({ sources: ["tills", "refunds"] });
    expect((await kept("import")).input).toEqual({});
  });

  it("prints JSON, Markdown and JUnit", async () => {
    const json = await kept("check --json");
    expect(JSON.parse(json.out)).toMatchObject({ kept: "v1", people: { letDown: 196, atLeast: true } });
    expect(json.code).toBe(1);
    expect((await kept("--json check")).out).toBe(json.out);
    expect((await kept("check --format markdown")).out).toContain(
      "| Broken | “Your food is in your hands within three minutes.” (fast) | 93.8% | 92.8–94.7% | 95% | 2,470 | 29 over, since 4 July |",
    );
    const junit = await kept("check --format junit");
    expect(junit.out).toContain('<testsuites name="kept" tests="6" failures="2" errors="1">');
    expect((await kept("check --format junit --allow-unknown")).out).toContain('failures="2" errors="0" skipped="1"');
  });

  it.each([
    ["chek", "cli.command.unknown", "did you mean check?"],
    ["check --as-off x", "cli.option.unknown", "did you mean --as-of?"],
    ["check --format html", "cli.option.value", "write one of table, json, markdown, junit"],
    ["check --limit many", "cli.option.value", "write a number"],
    ["check --limit 2.5", "cli.option.value", "--limit"],
    ["check --where store", "cli.option.value", "store=Utrecht"],
    ["check --where a=1 --where a=2", "cli.option.value", "a is given twice"],
    ["check --order best", "cli.option.value", "write one of worst, name"],
    ["people", "cli.argument.missing", "promise"],
    ["people", "cli.argument.missing", "run kept people fast"],
    ["people a b", "cli.argument.extra", 'too many arguments for "people"'],
    ["check fast", "cli.argument.extra", "run kept check --promise fast"],
    ["people fast --into x.csv", "cli.option.unknown", "see kept people --help"],
    [
      "completion powershell",
      "cli.option.value",
      'shell cannot be "powershell" cli.option.value write one of bash, zsh, fish',
    ],
    ["completion", "cli.argument.missing", "run kept completion bash"],
    ["check -C nowhere", "cli.directory", "there is no folder nowhere"],
    ["help nonsense.code", "cli.code.unknown", "nonsense.code"],
    ["help spec.target.unti", "cli.code.unknown", "did you mean spec.target.unit?"],
  ])("refuses %j with exit 2 and says what to do", async (typed, code, says) => {
    const answer = await kept(typed);
    expect(answer.code).toBe(2);
    expect(answer.out).toBe("");
    expect(answer.err).toContain(code);
    expect(answer.err.replace(/\s+/g, " ")).toContain(says);
    expect(answer.err).toContain("Nothing was run.");
  });

  it("gives faults of the command line as JSON where JSON was asked for", async () => {
    const { out, err } = await kept("check --as-off x --json");
    expect(JSON.parse(out).problems[0]).toMatchObject({ code: "cli.option.unknown" });
    expect(err).toBe("");
  });

  it("prints all problems with their lines, from the file if the use case has no text", async () => {
    const fails = new ProblemsFound(
      [
        {
          code: "spec.target.unit",
          says: "target must be a share, not 95",
          write: "95% or 0.95",
          file: "kept.yaml",
          line: 2,
          column: 9,
          length: 2,
        },
      ],
      { files: 1 },
    );
    const { code, out, err } = await kept("check", { fails });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(
      "  2 | target: 95\n    |         ^^ write 95% or 0.95\n1 problem in 1 of 1 file. Nothing was run.  More: kept help spec.target.unit\n",
    );
    expect(JSON.parse((await kept("check --json", { fails })).out)).toEqual({ problems: fails.problems });
  });

  it("exits 4 when the engine fails, with what to do next, and a trace only on request", async () => {
    const fails = new KeptError("facts_locked", "Another kept (process 812) works in this folder.", {
      instead: "Wait for it, or end it.",
      cause: new Error("deep\u001b[31m"),
    });
    const { code, err } = await kept("check", { fails });
    expect([code, err]).toEqual([
      4,
      "Another kept (process 812) works in this folder.\nWait for it, or end it.\nMore: kept help facts_locked\n",
    ]);
    const debug = await kept("check --debug", { fails });
    expect(debug.err).toMatch(/run\.test\.ts/);
    expect(debug.err).toContain("caused by Error: deep\\u001b[31m");
    expect((await kept("check", { fails: new TypeError("x is not a function") })).err).toContain("a fault in Kept");
  });

  it("exits 130 with a sentence when interrupted", async () => {
    const controller = new AbortController();
    controller.abort();
    const fails = new KeptError("interrupted", "1.24 M rows are kept; run again to go on.");
    expect(await kept("import", { fails, signal: controller.signal })).toMatchObject({
      code: 130,
      err: "Stopped. 1.24 M rows are kept; run again to go on.\n",
    });
    const reader = new ProblemsFound([{ code: "file.damaged", says: "reading it ended the reader (SIGINT)" }]);
    expect(await kept("import", { fails: reader, signal: controller.signal })).toMatchObject({
      code: 130,
      err: "Stopped. Run again to go on.\n",
    });
  });

  it("reports progress on stderr only, and not with -q", async () => {
    const before = (edge: Edge) => edge.progress.task("Reading refunds").end("no new file since 9 July");
    expect((await kept("check", { before })).err).toBe("Reading refunds    no new file since 9 July\n");
    expect((await kept("check -q", { before })).err).toBe("");
  });

  it("leads its help with examples, and explains commands and codes", async () => {
    const root = await kept("--help");
    expect(root.code).toBe(0);
    expect(root.out.indexOf("kept init orders.csv")).toBeLessThan(root.out.indexOf("Commands"));
    expect((await kept("")).out).toBe(root.out);
    expect((await kept("help")).out).toBe(root.out);
    const check = await kept("check --help");
    expect(check.out.trimStart().startsWith("kept check ")).toBe(true);
    expect(check.out).toContain("--as-of DAY");
    expect((await kept("help check")).out).toBe(check.out);
    expect((await kept("help why")).out).toContain("also: kept why");
    expect((await kept("help spec.target.unit")).out).toContain("target: 95%");
    expect((await kept("--version")).out).toBe("9.9.9\n");
    for (const line of `${root.out}\n${check.out}`.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it.each(["bash", "zsh", "fish"])("prints a completion script for %s", async (shell) => {
    const { code, out } = await kept(`completion ${shell}`);
    expect(code).toBe(0);
    for (const word of ["check", "people", "why", "known-at", "junit"]) expect(out).toContain(word);
  });

  it("names every option of a use case's schema on the command line", () => {
    const spec = commandSpec({
      name: "x",
      title: "t",
      says: "s",
      cli: { examples: [] },
      input: z.object({
        maxAge: z.number().default(3),
        hiddenField: z.string().optional().meta({ hidden: true }),
        kinds: z.array(z.enum(["a", "b"])).optional(),
        maybe: z.string().nullable().default(null),
      }),
    });
    expect(spec.options.map((each) => [each.flag, each.kind, each.placeholder, each.default])).toEqual([
      ["--max-age", "number", "N", "3"],
      ["--kinds", "list", "a|b", undefined],
      ["--maybe", "text", "TEXT", undefined],
    ]);
  });
});
