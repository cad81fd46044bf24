import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { FileFault } from "../file-fault.js";
import type { Limits } from "../limits.js";

/** Records written as tab-separated text for the engine: line number first, then the fields. */
export class RecordFile {
  #out: WriteStream;
  #buffer: string[] = [];
  #size = 0;
  #failed: Error | null = null;
  records = 0;

  constructor(
    readonly path: string,
    private readonly limits: Limits,
  ) {
    this.#out = createWriteStream(path);
    this.#out.on("error", (error) => {
      this.#failed = error;
    });
  }

  /** True when the writer must wait (`await file.flush()`) before the next record. */
  write(line: number, fields: readonly string[]): boolean {
    let text = String(line);
    for (const field of fields) {
      if (field.length > this.limits.cellBytes)
        throw new FileFault(
          "file.too-large",
          `line ${line} has a cell of more than ${Math.round(this.limits.cellBytes / 1e6)} MB`,
        );
      text += `\t${escapeTsv(field)}`;
    }
    this.#buffer.push(text);
    this.#size += text.length + 1;
    this.records++;
    return this.#size > 1 << 20;
  }

  async flush(): Promise<void> {
    if (this.#failed) throw this.#failed;
    if (this.#buffer.length === 0) return;
    const text = `${this.#buffer.join("\n")}\n`;
    this.#buffer = [];
    this.#size = 0;
    if (!this.#out.write(text)) await Promise.race([once(this.#out, "drain"), once(this.#out, "close")]);
    if (this.#failed) throw this.#failed;
  }

  /** Lets the file go as it is. What is still being written must not come into the next file of the same name. */
  async abandon(): Promise<void> {
    if (this.#out.closed) return;
    const closed = new Promise<void>((resolve) => this.#out.once("close", () => resolve()));
    this.#out.destroy();
    await closed;
  }

  async close(): Promise<void> {
    await this.flush();
    await new Promise<void>((resolve, reject) =>
      this.#out.end((error?: Error | null) => (error ? reject(error) : resolve())),
    );
  }
}

/** Fills files and closes them. If that fails they are let go: the process lives on for other files, and so would their descriptors. */
export const filled = async <T>(files: readonly RecordFile[], fill: () => Promise<T>): Promise<T> => {
  try {
    const made = await fill();
    for (const file of files) await file.close();
    return made;
  } catch (error) {
    for (const file of files) await file.abandon();
    throw error;
  }
};

const special = /[\\\t\n\r\0]/g;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0" };
export const escapeTsv = (text: string) => text.replace(special, (character) => escapes[character]!);
