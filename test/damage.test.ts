import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { random } from "../src/core/random.js";
import { type Built, builtKept, type Ended } from "./built.fixture.js";
import { siegeMs, siegeN, siegeSeed } from "./siege.js";
import { newWorkspace } from "./workspace.fixture.js";

const spec = `kept: v1
as_of: 2026-06-30
company: { name: Test, timezone: Europe/Amsterdam }
sources:
  orders: { files: data/*.csv, records: [{ type: placed, at: at, id: no, subject: no, customer: "card:{card}", amount: total }] }
promises:
  quiet: { says: Quiet., kind: absence, made: placed, absent: placed, per: customer, within: 5d, target: 90%, window: 28d }
`;
const orders = (first: number, factor: number) =>
  `no,at,card,total\n${Array.from({ length: 3000 }, (_, i) => `${first + i},2026-06-${String(1 + (i % 28)).padStart(2, "0")},${i % 700},${i * factor}\n`).join("")}`;

describe("K6: data that the disk damaged", () => {
  let kept: Built;
  let right: Ended;
  const workspace = newWorkspace(spec);
  const data = join(workspace.folder, ".kept");
  const saved = mkdtempSync(join(tmpdir(), "kept-saved-"));
  const check = () => kept.run(workspace.folder, ["check", "--json"]);
  const restore = () => {
    rmSync(data, { recursive: true, force: true });
    cpSync(saved, data, { recursive: true });
  };
  beforeAll(async () => {
    kept = await builtKept();
    for (const factor of [1, 2]) {
      workspace.write("data/a.csv", orders(0, 1));
      workspace.write("data/b.csv", orders(2000, factor));
      expect(await kept.run(workspace.folder, ["import"])).toMatchObject({ code: 0 });
    }
    // Nothing is judged yet: the answer needs all interactions.
    cpSync(data, saved, { recursive: true });
    right = await check();
    expect(right.code).toBe(0);
  }, 60_000);
  afterAll(async () => {
    kept?.remove();
    await workspace.remove();
    rmSync(saved, { recursive: true, force: true });
  });

  const problem = ({ out, err }: Ended): { code: string; says: string; write?: string } => {
    expect(out, err).not.toBe("");
    return JSON.parse(out).problems[0];
  };
  const filesOf = (table: string, kind: RegExp) => {
    const folder = join(data, "facts/data/kept", table);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return files.filter((file) => /\/all_[^/]+\/[^/]+$/.test(file) && kind.test(file));
  };
  const flip = (path: string, at: number, bit: number) => {
    const bytes = readFileSync(path);
    bytes[at] = bytes[at]! ^ (1 << bit);
    writeFileSync(path, bytes);
  };

  it("is found by its checksum, says what to do, and doing it helps", { timeout: 120_000 }, async () => {
    restore();
    for (const file of filesOf("interactions", /data\.bin$/))
      for (let tenth = 0; tenth < 10; tenth++) flip(file, Math.floor((statSync(file).size * tenth) / 10) + 5, 3);
    const found = await check();
    expect(found.code).toBe(4);
    expect(problem(found)).toMatchObject({
      code: "facts_damaged",
      write: expect.stringContaining("remove `.kept` and run `kept import`"),
    });
    rmSync(data, { recursive: true });
    expect(await kept.run(workspace.folder, ["import"])).toMatchObject({ code: 0 });
    expect(await check()).toMatchObject({ code: 0, out: right.out });
  });

  it("is found when a part is gone, when it is cut short, and when a table is", { timeout: 120_000 }, async () => {
    restore();
    // Of several, some may be left from before a correction.
    for (const file of filesOf("interactions", /data\.bin$/)) rmSync(dirname(file), { recursive: true });
    expect(problem(await check())).toMatchObject({
      code: "facts_damaged",
      says: expect.stringMatching(/interactions holds \d+ rows where \d+ were stored/),
    });
    restore();
    for (const file of filesOf("copies", /data\.bin$/)) truncateSync(file, statSync(file).size - 1);
    expect(problem(await check())).toMatchObject({
      code: "facts_damaged",
      says: expect.stringMatching(/copies holds \d+ rows where \d+ were stored/),
    });
    restore();
    const [table] = readdirSync(join(data, "facts/store"), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith("interactions.sql"));
    rmSync(join(data, "facts/store", table!));
    expect((await check()).code).toBe(4);
  });

  it("is found in the state, be it a bit within a value", { timeout: 120_000 }, async () => {
    restore();
    const state = join(data, "state.sqlite");
    const at = readFileSync(state).indexOf("data/b.csv");
    expect(at).toBeGreaterThan(0);
    flip(state, at, 1);
    expect(problem(await check())).toMatchObject({
      code: "state_damaged",
      write: expect.stringContaining("remove `.kept`"),
    });
    restore();
    truncateSync(state, 4096);
    expect(problem(await check())).toMatchObject({ code: "state_damaged" });
    restore();
    rmSync(state);
    expect(existsSync(join(data, "facts"))).toBe(true);
    expect(problem(await check())).toMatchObject({ code: "state_damaged" });
    rmSync(join(data, "state.seal"));
    expect(problem(await check())).toMatchObject({
      code: "facts_damaged",
      says: expect.stringContaining("interactions holds 5000 rows where 0 were stored"),
    });
  });

  it("never answers wrongly, whichever bit or byte of whichever file it is", {
    timeout: siegeMs(900_000),
  }, async () => {
    const rng = random(siegeSeed());
    let found = 0;
    for (let i = 0; i < siegeN(10, 200); i++) {
      restore();
      const files = readdirSync(data, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => /state\.sqlite$|\/store\/.*\/all_/.test(file) && statSync(file).size > 0);
      // Half of them where the data are.
      const file = rng.pick(i % 2 === 0 ? files.filter((one) => /data\.bin$|sqlite$/.test(one)) : files);
      if (rng.uniform() < 0.7) flip(file, rng.integer(0, statSync(file).size), rng.integer(0, 8));
      else truncateSync(file, rng.integer(0, statSync(file).size));
      const answer = await check();
      if (answer.code === 4) found++;
      else expect(answer, file).toMatchObject({ code: right.code, out: right.out });
    }
    expect(found).toBeGreaterThan(1);
  });
});
