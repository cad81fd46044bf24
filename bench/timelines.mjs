/** `node bench/timelines.mjs WORKSPACE N`: the built use case for N customers, one after the other; prints `{ p50, p99, rows }` in ms. */
import { open } from "../dist/app/open.js";
import { useCases } from "../dist/app/use-cases.js";

const [directory, n] = process.argv.slice(2);
const silent = { task: () => ({ update: () => {}, end: () => {} }) };
const { context, close } = await open({ directory, progress: silent, ask: null, signal: new AbortController().signal });
const customer = await useCases.customer();
const { facts } = await context.stores();

const { sql, p } = await import("../dist/core/sql.js");
const { interactions } = await import("../dist/interactions/tables.js");
const rows = await facts.query(
  sql`SELECT DISTINCT customer FROM ${interactions} ORDER BY cityHash64(customer) LIMIT ${p.int(Number(n) + 20)}`,
);

const times = [];
let seen = 0;
for (const [i, row] of rows.entries()) {
  const started = performance.now();
  const answer = await customer.run(context, customer.input.parse({ customer: row.customer }));
  // The first ones warm what everyone shares.
  if (i < 20) continue;
  times.push(performance.now() - started);
  seen += answer.interactions;
}
await close();
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
console.log(JSON.stringify({ p50: at(0.5), p99: at(0.99), rows: seen / times.length }));
