import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openChdbFacts } from "./chdb-facts.js";
import { guardContract } from "./guard.contract.js";

const folder = mkdtempSync(join(tmpdir(), "kept-guarded-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

guardContract("the guard for owners' SQL, embedded", () => openChdbFacts({ folder: join(folder, "facts") }));
