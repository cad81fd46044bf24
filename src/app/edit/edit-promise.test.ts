import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import type { Context } from "../context.js";
import { importAll } from "../import/import-files.js";
import { runUseCase } from "../run-use-case.js";
import { type EditAnswer, editPromise } from "./edit-promise.js";
import { type TryAnswer, tryPromise } from "./try-promise.js";

const yaml = `# Ask Noor before you change a promise.
kept: v1
as_of: 2026-06-30
company: { name: Shop, timezone: Europe/Amsterdam }
teams:
  shop: { says: The shop, lead: Ada }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: ["card:{no}"] }
      - { type: ready, at: ready, subject: no }
promises:
  fast: # on the boards
    says: Ready within twenty minutes.
    published: [menu boards]
    owner: team:shop
    kind: duration
    made: placed
    met: ready
    within: 20m # since we have the new oven
    target: 95%
`;

/** Four orders a day for 90 days that take 10, 15, 18 and 25 minutes: 75% within 20 minutes, all within 25. */
const orders = (): string => {
  const local = (at: number) => new Date(at).toISOString().slice(0, 19).replace("T", " ");
  const rows = Array.from({ length: 360 }, (_, i) => {
    const placed = Date.UTC(2026, 3, 2, 10) + Math.floor(i / 4) * 86_400_000 + (i % 4) * 3_600_000;
    return `${i},${local(placed)},${local(placed + [10, 15, 18, 25][i % 4]! * 60_000)}`;
  });
  return `no,placed,ready\n${rows.join("\n")}\n`;
};

describe("changing a promise", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  const path = join(workspace.folder, "kept.yaml");
  const git = (...words: string[]) =>
    execFileSync("git", ["-C", workspace.folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...words], {
      stdio: "pipe",
    });
  let context: Context;
  beforeAll(async () => {
    workspace.write("orders.csv", orders());
    await importAll(await workspace.context(), []);
  }, 60_000);
  beforeEach(async () => {
    writeFileSync(path, yaml);
    context = (await workspace.open()).context;
  });
  afterAll(() => workspace.remove());

  const ask = async (asked: object, who: Partial<Context["who"]> = {}) =>
    (await runUseCase(
      { ...context, who: { ...context.who, ...who } },
      editPromise,
      editPromise.input.parse({ promise: "fast", ...asked }),
    )) as EditAnswer;
  const code = (asked: object, who: Partial<Context["who"]> = {}) =>
    ask(asked, who).then(
      () => "fine",
      (error: { code?: string; problems?: { code: string }[] }) => error.problems?.[0]?.code ?? error.code,
    );

  it("shows the difference, and what the last 90 days would have been, before anything is written", async () => {
    const answer = await ask({ limit: "25m" });
    expect(editPromise.output.parse(answer)).toEqual(answer);
    expect(answer.diff.split("\n").filter((line) => /^[-+] /.test(line))).toEqual([
      "-    within: 20m # since we have the new oven",
      "+    within: 25m # since we have the new oven",
    ]);
    expect(answer.backtest).toMatchObject({
      period: { from: "2026-04-02", to: "2026-07-01" },
      before: { verdict: "broken", keepRate: { estimate: 0.75 }, letDown: 90 },
      after: { verdict: "kept", keepRate: { estimate: 1 }, letDown: 0 },
    });
    expect(answer.seenBy).toEqual(["The shop · Ada and everybody who can sign in will see it."]);
    expect(readFileSync(path, "utf8")).toBe(yaml);
  });

  it("leaves the stored commitments as they are", async () => {
    await ask({ limit: "25m" });
    expect((await workspace.check()).promises[0]).toMatchObject({ keepRate: { estimate: expect.closeTo(0.75) } });
  });

  it("saves the text that was looked at, with every comment where it was", async () => {
    const { hash } = await ask({ limit: "25m", public: true });
    const answer = await ask({ limit: "25m", public: true, save: hash });
    expect(answer).toMatchObject({ saved: true, git: "not kept", next: [] });
    const text = readFileSync(path, "utf8");
    expect(text).toBe(yaml.replace("20m", "25m").replace("target: 95%\n", "target: 95%\n    public: true\n"));
  });

  it("adds a version from a day on, and keeps what was promised before word for word", async () => {
    const asked = { limit: "25m", says: "Ready within 25 minutes.", from: "2026-08-01" };
    const { hash, backtest } = await ask(asked);
    expect(backtest?.after).toMatchObject({ verdict: "kept" });
    await ask({ ...asked, save: hash });
    context = (await workspace.open()).context;
    const { promises } = await context.workspace();
    expect(promises[0]!.versions.map(({ says, terms }) => [says, terms])).toEqual([
      ["Ready within twenty minutes.", { kind: "duration", within: { months: 0, days: 0, ms: 1_200_000 } }],
      ["Ready within 25 minutes.", { kind: "duration", within: { months: 0, days: 0, ms: 1_500_000 } }],
    ]);
    const second = { target: "90%", from: "2026-09-01" };
    const next = await ask(second);
    expect(next.problems).toEqual([]);
    expect(next.diff).toContain("+      - { from: 2026-09-01, within: 25m, target: 90% }");
  });

  it("makes a new promise and tries it", async () => {
    const answer = await ask({
      promise: "very-fast",
      says: "Ready within ten minutes: always.",
      kind: "duration",
      made: "placed",
      met: "ready",
      limit: "10m",
      target: "90%",
    });
    expect(answer.problems).toEqual([]);
    expect(answer.isNew).toBe(true);
    expect(answer.diff).toContain('+    says: "Ready within ten minutes: always."');
    expect(answer.backtest).toMatchObject({ before: null, after: { verdict: "broken", keepRate: { estimate: 0.25 } } });
  });

  it("says what would be wrong with the changed text, and does not save it", async () => {
    const answer = await ask({ target: "95" });
    expect(answer.problems).toMatchObject([{ code: "spec.target.unit", file: "kept.yaml" }]);
    expect(await code({ target: "95", save: answer.hash })).toBe("spec.target.unit");
    expect(readFileSync(path, "utf8")).toBe(yaml);
  });

  it("refuses what was changed meanwhile, what changes nothing, and what cannot be written", async () => {
    const { hash } = await ask({ target: "90%" });
    writeFileSync(path, yaml.replace("the new oven", "the second oven"));
    expect(await code({ target: "90%", save: hash })).toBe("edit.changed");
    expect(await code({ target: "95%" })).toBe("edit.nothing");
    expect(await code({})).toBe("edit.nothing");
    expect(await code({ promise: "slow", target: "90%" })).toBe("edit.nothing");
    expect(await code({ kind: "duration" })).toBe("edit.exists");
    if (process.getuid?.() === 0) return;
    chmodSync(workspace.folder, 0o555);
    expect(await code({ target: "90%", save: (await ask({ target: "90%" })).hash })).toBe("edit.unwritable");
    chmodSync(workspace.folder, 0o755);
  });

  it("leaves the workspace's git the source of truth: says what to commit, and touches no conflict", async () => {
    git("init", "-q", "-b", "main");
    git("add", "kept.yaml");
    git("commit", "-q", "-m", "promised");
    const { hash } = await ask({ target: "90%" });
    const answer = await ask({ target: "90%", save: hash });
    expect(answer.git).toBe("kept");
    expect(answer.next).toEqual(['git add kept.yaml && git commit -m "fast: changed" -- kept.yaml']);
    git("checkout", "-q", "-b", "other");
    git("commit", "-q", "-am", "ninety");
    git("checkout", "-q", "main");
    writeFileSync(path, yaml.replace("95%", "85%"));
    git("commit", "-q", "-am", "eighty-five");
    expect(() => git("merge", "-q", "other")).toThrow();
    writeFileSync(path, yaml);
    expect(await code({ target: "80%", save: (await ask({ target: "80%" })).hash })).toBe("edit.conflict");
    expect(readFileSync(path, "utf8")).toBe(yaml);
    git("checkout", "-q", "-f", "main");
  });

  it("is for whoever may write, and never reads a variable of the server", async () => {
    expect(await code({ target: "90%" }, { role: "viewer" })).toBe("access.denied");
    process.env.KEPT_TEST_CANARY = "canary-value";
    // biome-ignore lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
    const asked = { says: "Ready, ${KEPT_TEST_CANARY}" };
    const { hash } = await ask(asked);
    await ask({ ...asked, save: hash });
    context = (await workspace.open()).context;
    const { promises } = await context.workspace();
    // biome-ignore lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
    expect(promises[0]!.says).toBe("Ready, ${KEPT_TEST_CANARY}");
  });

  it("draws the curve of what each limit would have kept", async () => {
    const answer = (await runUseCase(context, tryPromise, tryPromise.input.parse({ promise: "fast" }))) as TryAnswer;
    expect(answer).toMatchObject({ unit: "ms", better: "less", n: 360, today: { target: 0.95, limit: 1_200_000 } });
    expect(answer.points.map(({ limit, estimate }) => [limit / 60_000, Math.round(estimate * 100)])).toEqual([
      [10, 25],
      [15, 50],
      [18, 75],
      [25, 100],
    ]);
  });
});
