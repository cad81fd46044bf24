import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { Session } from "chdb";
import { render, sql } from "../core/sql.js";
import { enter } from "./chdb-session.js";
import { insertColumns } from "./insert-rows.js";
import { relationOf } from "./native-file.js";
import type { NativeRequest } from "./native-reader.js";

// The other side of native-reader.ts: a request on standard input, the columns' names on descriptor 3, rows on standard output.
const request: NativeRequest = JSON.parse(await text(process.stdin));
const session = new Session();
const relation = relationOf(request.path);
const describe = render(sql`DESCRIBE ${relation}`, { database: "default" });
enter(session, describe.params);
const inFile = session.query(describe.text, "JSONEachRow").trim().split("\n");
const { names, select } = insertColumns(
  request.table,
  inFile.map((line) => JSON.parse(line).name),
  request.set,
);
writeSync(3, `${JSON.stringify(names)}\n`);
const rows = render(sql`SELECT ${select} FROM ${relation} WHERE ${request.where ?? sql`true`}`, {
  database: "default",
});
enter(session, rows.params);
for await (const chunk of session.queryStream(rows.text, { format: "TabSeparated" })) {
  if (!process.stdout.write(chunk.raw())) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
session.close();
