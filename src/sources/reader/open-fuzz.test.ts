import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { siegeMs, siegeN, siegeSeed } from "../../../test/siege.js";
import { random } from "../../core/random.js";
import { FileFault } from "../file-fault.js";
import { defaultLimits, type Limits } from "../limits.js";
import type { ReaderEngine } from "./engine.js";
import { mutatedKinds } from "./mutated-files.fixture.js";
import { openFile } from "./open-file.js";

/** How many files of each kind: 84,000 in a siege, and 32,000 in interactions/read-fuzz.test.ts. */
const rounds = siegeN(40, 12_000);
const seed = siegeSeed();
const limits: Limits = { ...defaultLimits, lineBytes: 1_000_000, cellBytes: 500_000, ratioFloor: 2_000_000 };
const openFiles = () => (process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0);

/**
 * All of reading that is ours: what a file is, its columns, the scan, the recovery of what is malformed, xlsx and xes. In this process,
 * a hundred times as fast as through the reader; the engine's part is in interactions/read-fuzz.test.ts. A file that hangs is left in
 * the folder when the wall clock of the siege ends it.
 */
describe(`mutated files, ${rounds} of each kind`, () => {
  const folder = mkdtempSync(join(tmpdir(), "kept-open-fuzz-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const context = { engine: null as unknown as ReaderEngine, folder, onBytes: () => {} };

  it.each(mutatedKinds)(
    "F1: $name is opened, scanned and recovered, or refused with a reason",
    {
      timeout: siegeMs(60_000),
    },
    async ({ name, how, make }) => {
      const before = openFiles();
      const outcomes: Record<string, number> = {};
      for (let round = 0; round < rounds; round++) {
        const which = `KEPT_SEED=${seed}, ${name} ${round}`;
        const path = join(folder, `${round}-${name}`);
        writeFileSync(path, make(random(seed).fork(`${name} ${round}`)));
        const began = performance.now();
        let outcome = "read";
        try {
          const open = await openFile({ path, name, read: how.read, wanted: ["id", "at", "note"], limits }, context);
          const scan = await open.check?.();
          if (scan) open.afterScan(scan);
          const tolerant = await open.tolerant?.();
          if (tolerant && scan)
            expect(tolerant.malformed.file.records, which).toBeLessThanOrEqual(Math.max(scan.lines, 1));
        } catch (error) {
          if (error instanceof FileFault) outcome = error.code;
          // The unpacker's own words: the reader says that the file is damaged or cut off.
          else if (/^Z_|^ERR_ZLIB/.test(String((error as NodeJS.ErrnoException).code))) outcome = "unpacker";
          else throw new Error(which, { cause: error });
        }
        expect(performance.now() - began, which).toBeLessThan(10_000);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        rmSync(path);
      }
      console.log(`${name}: ${JSON.stringify(outcomes)}`);
      // Streams close a moment later.
      await expect.poll(() => openFiles() - before, { timeout: 5_000 }).toBeLessThan(10);
    },
  );
});
