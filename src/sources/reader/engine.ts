import { createRequire } from "node:module";
import type { Rendered } from "../../core/sql.js";

type ChdbSession = {
  query(sql: string, format?: string): string;
  queryAsync(sql: string, options: { format: string }): Promise<{ text(): string }>;
  close(): void;
};

/** The reader's own engine: two sessions, one that works and one that watches. Not the workspace's store. */
export class ReaderEngine {
  readonly #work: ChdbSession;
  readonly #watch: ChdbSession;
  #set: string[] = [];

  constructor(folder: string, memoryBytes: number) {
    const { Session } = createRequire(import.meta.url)("chdb") as {
      Session: new (path: string, options: { connectionArgs: string[] }) => ChdbSession;
    };
    const connectionArgs = [
      `--max_server_memory_usage=${memoryBytes}`,
      `--max_memory_usage=${memoryBytes}`,
      // As in stores/chdb-facts.ts: it would print its stack where a group's memory file is not to be found.
      "--memory_worker_use_cgroup=0",
    ];
    this.#work = new Session(folder, { connectionArgs });
    this.#watch = new Session(folder, { connectionArgs });
    // The machine's zone and habits must not change what a file means.
    for (const session of [this.#work, this.#watch])
      session.query(
        "SET session_timezone='UTC', engine_file_truncate_on_insert=1, input_format_parquet_use_native_reader_v3=1, output_format_json_quote_64bit_integers=1, max_bytes_before_external_group_by=400000000, max_bytes_before_external_sort=400000000",
      );
  }

  /** Runs one statement; parameters and settings hold for it alone. */
  async run(
    text: string,
    options: {
      params?: Readonly<Record<string, string>>;
      settings?: Readonly<Record<string, string | number>>;
      format?: string;
    } = {},
  ): Promise<string> {
    const settings = {
      ...options.settings,
      ...Object.fromEntries(Object.entries(options.params ?? {}).map(([name, value]) => [`param_${name}`, value])),
    };
    if (this.#set.length > 0) this.#work.query(`SET ${this.#set.map((name) => `${name}=DEFAULT`).join(", ")}`);
    this.#set = Object.keys(options.settings ?? {});
    const pairs = Object.entries(settings).map(
      ([name, value]) => `${name}=${typeof value === "number" ? value : literal(value)}`,
    );
    if (pairs.length > 0) this.#work.query(`SET ${pairs.join(", ")}`);
    const failed = this.#failedWrites();
    try {
      const out = (await this.#work.queryAsync(text, { format: options.format ?? "JSONEachRow" })).text();
      if (this.#failedWrites() > failed) throw new Error("ENOSPC: a file could not be written to its end");
      return out;
    } catch (error) {
      // A failed query's output stays in the session and would come first in the next answer (chdb 3.4.0).
      this.#work.query("SELECT 1 FORMAT Null");
      throw error;
    }
  }

  /** An INSERT INTO FUNCTION file() on a full disk reports no error: its file merely ends early, be it between two blocks. */
  #failedWrites(): number {
    const event = "WriteBufferFromFileDescriptorWriteFailed";
    return Number(this.#work.query(`SELECT sum(value) FROM system.events WHERE event = '${event}'`, "TSV"));
  }

  async rows<T>(text: string, options: Parameters<ReaderEngine["run"]>[1] = {}): Promise<T[]> {
    const out = await this.run(text, options);
    return out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as T);
  }

  async rendered<T>(query: Rendered, settings: Readonly<Record<string, string | number>> = {}): Promise<T[]> {
    return this.rows<T>(query.text, { params: query.params, settings });
  }

  /** Rows read so far by the statement at work. */
  async rowsRead(): Promise<number> {
    const out = await this.#watch.queryAsync(
      "SELECT max(read_rows) FROM system.processes WHERE query NOT LIKE '%system.processes%'",
      { format: "TSV" },
    );
    return Number(out.text().trim()) || 0;
  }
}

const literal = (value: string) => `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
