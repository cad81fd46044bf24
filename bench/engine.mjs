/** `node bench/engine.mjs FILE.sql [FOLDER]`: statements with a line of `;` between them, run by the bare engine; prints the seconds of each. */
import { readFileSync } from "node:fs";
import { Session } from "chdb";

const [file, folder] = process.argv.slice(2);
const session = new Session(folder);
const statements = readFileSync(file, "utf8").split(/^;$/m);
const seconds = statements.map((statement) => {
  const started = performance.now();
  session.query(statement, "TSV");
  return (performance.now() - started) / 1000;
});
console.log(JSON.stringify({ seconds }));
