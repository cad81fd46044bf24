import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openChdbFacts } from "./chdb-facts.js";
import { factsContract } from "./facts.contract.js";

const folder = mkdtempSync(join(tmpdir(), "kept-chdb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

factsContract("the embedded home", () => openChdbFacts({ folder: join(folder, "facts") }));
