// What a bare handler does with the same bodies: parse, gather, insert into one table with fsync, acknowledge. No mapping of
// one's own, no duplicates looked for, no reasons, no journal.
import { createServer } from "node:http";
import { Session } from "chdb";

const session = new Session(process.argv[2]);
session.query("CREATE DATABASE IF NOT EXISTS bare");
session.query(
  "CREATE TABLE IF NOT EXISTS bare.events (id String, type LowCardinality(String), at DateTime64(3, 'UTC'), subject String, customer String, amount Float64, properties Map(LowCardinality(String), String)) ENGINE = MergeTree ORDER BY (type, subject, at) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1",
);
const columns = ["id", "type", "at", "subject", "customer", "amount", "properties"];
let waiting = [];
let running = false;
let last = 0;

const round = async () => {
  running = true;
  while (waiting.length > 0) {
    const pause = last + 25 - performance.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    last = performance.now();
    const batch = waiting;
    waiting = [];
    const values = Buffer.from(batch.map((one) => one.lines).join(""));
    await session.insert({ table: "bare.events", columns, values, format: "JSONCompactEachRow" });
    for (const { done } of batch) done();
  }
  running = false;
};

const server = createServer(async (request, answer) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  const lines = body.batch
    .map((e) => {
      const at = e.timestamp.slice(0, 23).replace("T", " ");
      return `${JSON.stringify([e.messageId, e.event, at, e.properties.order_id, e.userId, e.properties.total, { store: e.properties.store }])}\n`;
    })
    .join("");
  waiting.push({
    lines,
    done: () => answer.setHeader("Content-Type", "application/json").end(JSON.stringify({ taken: body.batch.length })),
  });
  if (!running) void round();
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/v1/batch`));
process.on("SIGTERM", () => process.exit(0));
