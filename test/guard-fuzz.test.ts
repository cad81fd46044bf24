import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Random, random } from "../src/core/random.js";
import { interactions, quarantine } from "../src/interactions/tables.js";
import { openChdbFacts } from "../src/stores/chdb-facts.js";
import type { Facts } from "../src/stores/facts.js";
import corpus from "../src/stores/fixtures/sql-attacks.json" with { type: "json" };
import { guardSql, runGuarded } from "../src/stores/guard.js";
import { migrateFacts } from "../src/stores/migrate-facts.js";
import { siegeN, siegeSeed } from "./siege.js";

const folder = mkdtempSync(join(tmpdir(), "kept-fuzz-"));
const secret = join(folder, "secret.txt");
const out = join(folder, "out");
let connections = 0;
const listener = createServer((socket) => {
  connections++;
  socket.destroy();
}).listen(0, "127.0.0.1");
let facts: Facts;

// What no answer may hold: the text of a file, another table's value, a column that is not public.
const canaries = ["CANARYFILE", "CANARYTABLE", "424242"];

beforeAll(async () => {
  writeFileSync(secret, "CANARYFILE\n");
  facts = await openChdbFacts({ folder: join(folder, "facts") });
  await migrateFacts(facts, [interactions, quarantine]);
  const row = (i: number) => ({
    record_id: i,
    source: "s",
    type: i % 2 ? "a" : "b",
    at: new Date(1.7e12 + i),
    known_at: new Date(1.7e12),
    subject: `o${i}`,
    subject_id: i,
    customer: `c${i % 7}`,
    amount: i,
    load: 424242,
  });
  await facts.insert(
    interactions,
    Array.from({ length: 50 }, (_, i) => row(i)),
  );
  await facts.insert(quarantine, [
    { source: "CANARYTABLE", file: "CANARYTABLE", value: "CANARYTABLE", known_at: new Date(0) },
  ]);
});
afterAll(async () => {
  await facts.close();
  listener.close();
  rmSync(folder, { recursive: true, force: true });
});

const pieces = (text: string) => text.match(/'(?:[^'\\]|\\.|'')*'|`[^`]*`|\w+|\s+|[^\s\w]/g) ?? [];
const honest = corpus.honest.map(pieces);
const attacks = Object.entries(corpus.attacks)
  .filter(([rule]) => rule !== "sql.size")
  .flatMap(([, list]) => list.map(pieces));
const glue = [
  " ",
  "\u00a0",
  "\u2003",
  "\n",
  "/**/",
  "(",
  ")",
  ",",
  "`",
  "'",
  "\\",
  ";",
  "--",
  " UNION ALL ",
  " APPLY(",
  " AS ",
  " IN ",
  "$$",
  "{",
  "}",
  ".",
  "interactions",
  "quarantine",
  "load",
  "file",
  "system.one",
];

const mutate = (r: Random): string => {
  const text = [...r.pick(honest)];
  for (let times = r.integer(1, 4); times > 0; times--) {
    const at = r.integer(0, text.length);
    const donor = r.pick(r.uniform() < 0.7 ? attacks : honest);
    const start = r.integer(0, donor.length);
    const cut = donor.slice(start, start + r.integer(1, 12));
    const how = r.integer(0, 5);
    if (how === 0) text.splice(at, 1, ...cut);
    else if (how === 1) text.splice(at, 0, ...cut);
    else if (how === 2) text.splice(at, r.integer(1, 4));
    else if (how === 3) text.splice(at, r.integer(0, 2), r.pick(glue));
    else text.splice(at, 0, "(", ...r.pick(attacks), ")");
  }
  const { port } = listener.address() as { port: number };
  return text.join("").replaceAll("{SECRET}", secret).replaceAll("{OUT}", out).replaceAll("{PORT}", String(port));
};

it(
  "no mutation of honest and hostile SQL reads what it may not (Q2)",
  async () => {
    const seed = siegeSeed();
    const r = random(seed);
    const limits = { seconds: 2, rows: 1_000, bytes: 300_000_000 };
    let ran = 0;
    for (let i = siegeN(1_500, 100_000); i > 0; i--) {
      const text = mutate(r);
      const answer = await guardSql(facts, text, { limits })
        .then((verdict) => {
          if (verdict.ok) ran++;
          return verdict.ok ? runGuarded(facts, verdict.value, { limits }) : verdict;
        })
        // Whatever the text, it is the owner's problem and never an error of ours.
        .catch((cause: unknown) => Promise.reject(new Error(`KEPT_SEED=${seed}, ${i} to go: ${text}`, { cause })));
      const said = JSON.stringify(answer);
      // A text that the statement itself holds is no leak.
      for (const canary of canaries)
        if (said.includes(canary) && !text.includes(canary)) expect.unreachable(`${text}\n${said.slice(0, 500)}`);
    }
    expect(connections).toBe(0);
    expect(existsSync(out)).toBe(false);
    expect(ran).toBeGreaterThan(20);
    expect(await facts.query({ sql: true, parts: ["SELECT 7 AS n"] })).toEqual([{ n: 7 }]);
  },
  siegeN(120_000, 6 * 3_600_000),
);
