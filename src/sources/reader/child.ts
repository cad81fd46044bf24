import { stat } from "node:fs/promises";
import { join } from "node:path";
import { FileFault } from "../file-fault.js";
import type { Looked } from "../model.js";
import { ReaderEngine } from "./engine.js";
import { makeRows } from "./make-rows.js";
import { openFile } from "./open-file.js";
import type { OpenFile } from "./opened.js";
import type { ReaderCommand, ReaderMessage } from "./protocol.js";

/**
 * The disposable reader: a process with an engine of its own that opens customers' files, one at a time. Whatever a file does to
 * it (a hang, a crash, exhausted memory), the parent ends it with SIGKILL and starts another.
 */
const [folder, memory] = [process.argv[2]!, Number(process.argv[3])];

const send = (message: ReaderMessage) => process.send?.(message);
const engine = new ReaderEngine(join(folder, "engine"), memory);
let bytes = 0;
/** Once the file is read, time alone is progress: sorting our own rows reads nothing for long, and cannot hang. */
let isRead = false;
let open: OpenFile | null = null;

const context = {
  engine,
  folder,
  onBytes: (n: number) => {
    bytes = n;
  },
};

const look = async (command: Extract<ReaderCommand, { do: "look" }>): Promise<Looked> => {
  bytes = 0;
  open = await openFile(command.look, context);
  const { relation } = open;
  const sampled = `SELECT [${relation.columns.map((_, i) => `substring(c${i}, 1, 1000)`).join(", ")}] AS fields FROM (${relation.text}) LIMIT 1000`;
  const settings = { ...relation.settings, input_format_parallel_parsing: 0, max_block_size: 1000 };
  const sample = await engine
    .rows<{ fields: string[] }>(sampled, { params: relation.params, settings })
    .catch(async (error: Error) => {
      const tolerant = await open!.tolerant?.();
      if (!tolerant) throw error;
      open!.relation = tolerant.relation;
      open = { ...open!, tolerant: async () => tolerant, afterScan: () => "tolerant" };
      return engine.rows<{ fields: string[] }>(sampled.replace(relation.text, tolerant.relation.text), {
        params: tolerant.relation.params,
        settings: tolerant.relation.settings,
      });
    });
  return {
    sniffed: { ...open.sniffed, notes: open.notes },
    columns: relation.columns,
    sample: sample.map((row) => row.fields),
  };
};

const ask = async (query: { text: string; params: Readonly<Record<string, string>> }) => {
  const { relation } = open!;
  const rows = await engine
    .rows<Record<string, string>>(`WITH raw AS (${relation.text}) ${query.text}`, {
      params: { ...relation.params, ...query.params },
      settings: relation.settings,
    })
    .catch(async (error: Error) => {
      const tolerant = await open!.tolerant?.();
      if (!tolerant) throw error;
      open!.relation = tolerant.relation;
      open = { ...open!, tolerant: async () => tolerant, afterScan: () => "tolerant" };
      return engine.rows<Record<string, string>>(`WITH raw AS (${tolerant.relation.text}) ${query.text}`, {
        params: { ...tolerant.relation.params, ...query.params },
        settings: tolerant.relation.settings,
      });
    });
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, value]) => [name, String(value)]));
};

const answer = async (command: ReaderCommand): Promise<ReaderMessage> => {
  try {
    if (command.do === "look") return { done: { looked: await look(command) } };
    if (command.do === "ask") return { done: { answer: await ask(command.ask) } };
    return { done: { made: await makeRows(open!, command.make, { ...context, onRead: () => (isRead = true) }) } };
  } catch (error) {
    return { fault: faultOf(error) };
  }
};

const faultOf = (error: unknown) => {
  if (error instanceof FileFault) return { code: error.code, says: error.message, write: error.write };
  const text = String((error as Error)?.message ?? error);
  if (/MEMORY_LIMIT_EXCEEDED|Code: 241\b/.test(text))
    return {
      code: "file.too-large",
      says: "reading it needs more memory than the reader may use",
      write: "split the file",
    };
  if (/ENOSPC|Code: 243\b|NOT_ENOUGH_SPACE|No space left/i.test(text))
    return { code: "reader.disk-full", says: "the disk is full", write: "free some space" };
  if (/unexpected end|Unexpected EOF|Cannot read all data|inflate failed|ZLIB_INFLATE_FAILED/i.test(text))
    return { code: "file.truncated", says: "its data end early or are damaged" };
  return { code: "file.damaged", says: engineWords(text) };
};

/** The engine's first sentence, without its own file names and stack. */
const engineWords = (text: string) =>
  `the engine cannot read it (${text
    .replace(/^Query failed: /, "")
    .replace(/Code: \d+\. DB::(\w+)?Exception: /g, "")
    .replaceAll(folder, "")
    .split("\n")[0]!
    .slice(0, 240)})`;

process.on("message", async (command: ReaderCommand) => {
  const watch = setInterval(
    async () => send({ progress: { bytes: isRead ? bytes++ : bytes, rows: await engine.rowsRead().catch(() => 0) } }),
    300,
  );
  isRead = false;
  const message = await answer(command);
  clearInterval(watch);
  send(message);
});
// The parent is gone: nothing may outlive it, not even an engine thread that hangs.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
await stat(folder);
send({ ready: true });
