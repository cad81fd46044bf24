/**
 * `node bench/duckdb.mjs load DB PARQUET`: what an analyst would make of the file, with integers for ids and enums for words.
 * `node bench/duckdb.mjs check DB FOLDER`: runs the SQL of the folder as of the latest interaction, and prints the counts of each promise.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const [what, database, given] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database, { threads: "2" });
const connection = await instance.connect();
// A day is a local day, as Kept counts it.
await connection.run("SET TimeZone = 'Europe/Amsterdam'");

const load = async (file) => {
  for (const word of ["kind", "channel", "store"])
    await connection.run(`CREATE TYPE ${word} AS ENUM (SELECT DISTINCT ${word} FROM '${file}' ORDER BY 1)`);
  await connection.run(`CREATE TABLE interactions AS
    SELECT kind::kind AS kind, "at"::TIMESTAMPTZ AS happened, order_id[2:]::BIGINT AS order_id, customer[2:]::BIGINT AS customer,
      channel::channel AS channel, store::store AS store, try_cast(amount AS DOUBLE) AS amount, try_cast(rating AS DOUBLE) AS rating,
      try_cast(promised AS DATE) AS promised, complete
    FROM '${file}'`);
  await connection.run("CHECKPOINT");
};

const check = async (folder) => {
  await connection.run("SET VARIABLE as_of = (SELECT max(happened) FROM interactions)");
  const answers = {};
  const seconds = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".sql"))) {
    const started = performance.now();
    const rows = (await connection.runAndReadAll(readFileSync(join(folder, file), "utf8"))).getRowObjects();
    for (const { promise = basename(file, ".sql"), ...counts } of rows)
      answers[promise] = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)]));
    seconds[basename(file, ".sql")] = (performance.now() - started) / 1000;
  }
  console.log(JSON.stringify({ answers, seconds }));
};

await (what === "load" ? load(given) : check(given));
connection.closeSync();
instance.closeSync();
