import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { z } from "zod";
import { check } from "../src/app/check/check.js";
import type { Context } from "../src/app/context.js";
import { importAll } from "../src/app/import/import-files.js";
import { open } from "../src/app/use-cases.js";
import { silentProgress } from "../src/core/edge.js";
import { sql } from "../src/core/sql.js";
import { interactions } from "../src/interactions/tables.js";

export type Opened = Awaited<ReturnType<typeof open>>;

/** A workspace in a folder of its own, with a clock that a test turns. One can be open at a time in a process. */
export const newWorkspace = (yaml: string, folder = mkdtempSync(join(tmpdir(), "kept-test-"))) => {
  let opened: Opened | null = null;
  let now = new Date("2026-11-21T12:00:00Z");
  const workspace = {
    folder,
    write: (path: string, content: string | Buffer) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    at: (time: string | Date) => {
      now = new Date(time);
    },
    declare: (text: string) => writeFileSync(join(folder, "kept.yaml"), text),
    open: async (signal = new AbortController().signal): Promise<Opened> => {
      await workspace.close();
      opened = await open(
        { directory: folder, progress: silentProgress, ask: null, signal },
        { clock: { now: () => now } },
      );
      return opened;
    },
    close: async () => {
      await opened?.close();
      opened = null;
    },
    context: async () => (opened ?? (await workspace.open())).context,
    stores: async () => (await workspace.context()).stores(),
    import: async (...names: string[]) => importAll(await workspace.context(), names),
    run: async <I extends z.ZodType, O>(
      asked: { readonly input: I; readonly run: (context: Context, input: z.output<I>) => Promise<O> },
      input: z.input<I>,
    ): Promise<O> => asked.run(await workspace.context(), asked.input.parse(input)),
    check: async (asked: Partial<z.input<typeof check.input>> = {}) =>
      check.run(await workspace.context(), check.input.parse(asked)),
    remove: async () => {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  workspace.declare(yaml);
  return workspace;
};
export type TestWorkspace = ReturnType<typeof newWorkspace>;

/** What is known now, without where it came from and when: sorted, one text a row. */
export const known = async (workspace: TestWorkspace): Promise<string[]> => {
  const { facts } = await workspace.stores();
  const rows = await facts.query(
    sql`SELECT source, type, at, subject, customer, channel, amount, score, text, properties, id FROM ${interactions}`,
  );
  return rows.map((row) => JSON.stringify(row)).sort();
};
