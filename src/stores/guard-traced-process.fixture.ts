import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { interactions, quarantine } from "../interactions/tables.js";
import { openChdbFacts } from "./chdb-facts.js";
import corpus from "./fixtures/sql-attacks.json" with { type: "json" };
import { guardSql } from "./guard.js";
import { migrateFacts } from "./migrate-facts.js";

/** Run under strace: every attack of the corpus against an engine of its own, between two marks that the trace shows. */
const folder = process.argv[2]!;
const facts = await openChdbFacts({ folder: join(folder, "facts"), sources: "refused" });
await migrateFacts(facts, [interactions, quarantine]);
const mark = (name: string) => closeSync(openSync(join(folder, name), "w"));
const fill = (text: string) =>
  text
    .replaceAll("{SECRET}", join(folder, "secret.txt"))
    .replaceAll("{OUT}", join(folder, "out"))
    .replaceAll("{FIFO}", join(folder, "fifo"))
    .replaceAll("{PORT}", "9");
mark("begin");
let refused = 0;
for (const statement of Object.values(corpus.attacks).flat())
  if (!(await guardSql(facts, fill(statement))).ok) refused += 1;
mark("end");
await facts.close();
process.stdout.write(String(refused));
process.exit(0);
