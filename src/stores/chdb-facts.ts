import type { Session } from "chdb";
import type { z } from "zod";
import { KeptError } from "../core/kept-error.js";
import { quoteName } from "../core/quote-name.js";
import { type Rendered, render, type Sql, sql } from "../core/sql.js";
import type { Home, Table } from "../core/table.js";
import { openingError, prepareFolder } from "./chdb-folder.js";
import { ChdbPool, type Lease } from "./chdb-pool.js";
import { baseSettings } from "./chdb-session.js";
import { engineError } from "./engine-error.js";
import type { Facts, FileInsert, QueryOptions, RowLines, Settings } from "./facts.js";
import { columnList, insertBody, insertColumns } from "./insert-rows.js";
import { type MemoryLimits, memoryLimits } from "./memory.js";
import { withNativeFile } from "./native-file.js";
import { readNativeFile } from "./native-reader.js";
import { storeProblems } from "./problems.js";
import { restrictedUser } from "./restricted-user.js";

export type ChdbOptions = {
  /** The engine's own folder, `.kept/facts`. It is made when it does not exist. */
  readonly folder: string;
  readonly memory?: MemoryLimits;
  /** How many queries run at once. */
  readonly sessions?: number;
  /** `refused`: the engine may read nothing but its own tables (the guard's fourth layer). Importing files is then slower. */
  readonly sources?: "allowed" | "refused";
  /** More arguments for the engine, for example `--config-file=...`. */
  readonly engine?: readonly string[];
};

/** The embedded home. The engine (543 MB) is loaded here, not before. One folder at a time can be open in a process. */
export const openChdbFacts = async (options: ChdbOptions): Promise<Facts> => {
  const memory = options.memory ?? memoryLimits();
  // A parameter is set by a statement: a business calendar of decades is longer than the engine's default of 256 KiB.
  const base: Settings = { ...baseSettings, max_memory_usage: memory.query, max_query_size: 16 * 1024 ** 2 };
  const connectionArgs = [
    `--max_server_memory_usage=${memory.engine}`,
    `--max_memory_usage=${memory.query}`,
    ...promptly,
    ...quietly,
    ...(options.engine ?? []),
  ];
  prepareFolder(options.folder);
  const { Session } = await loadEngine();
  const home: Home = { home: "single", database: "kept", merges: "small" };
  const restricted = options.sources === "refused" ? restrictedUser(home.database) : undefined;
  if (restricted) connectionArgs.push(restricted.argument);
  const open = () => inDatabase(new Session(options.folder, { connectionArgs }), home.database);
  try {
    return new ChdbFacts(openPool(options, open, base), {
      home,
      restricted: restricted !== undefined,
      onClose: () => restricted?.remove(),
    });
  } catch (error) {
    restricted?.remove();
    throw error;
  }
};

/** The engine's background work waits up to a second by chance before it looks again: taking rows out took 0.2 to 1.1 s, now 0.15. */
const promptly = [
  "--background_processing_pool_thread_sleep_seconds_random_part=0",
  "--background_processing_pool_task_sleep_seconds_when_no_work_random_part=0",
];

/** Our own limit holds; where a group's memory file is not to be found, the engine would print a page of its stack at every opening. */
const quietly = ["--memory_worker_use_cgroup=0"];

/** In the engine's own default database a table's name can be a file's path; in ours it is only a name. */
const inDatabase = (session: Session, database: string): Session => {
  session.query(`CREATE DATABASE IF NOT EXISTS ${quoteName(database)}`);
  session.query(`USE ${quoteName(database)}`);
  return session;
};

const openPool = (options: ChdbOptions, open: () => Session, base: Settings): ChdbPool => {
  try {
    return new ChdbPool({ open, size: options.sessions ?? defaultSessions(), base });
  } catch (error) {
    throw openingError(options.folder, error);
  }
};

// One of the threads that libuv gives to native work stays free for files and names.
const defaultSessions = () => Math.max(2, (Number(process.env.UV_THREADPOOL_SIZE) || 4) - 1);

const loadEngine = async () => {
  try {
    return await import("chdb");
  } catch (cause) {
    const { title, instead } = storeProblems.kinds.facts_engine;
    throw new KeptError("facts_engine", `${title}: ${(cause as Error).message}`, { instead, cause });
  }
};

class ChdbFacts implements Facts {
  readonly home: Home;

  constructor(
    private readonly pool: ChdbPool,
    private readonly as: { readonly home: Home; readonly restricted: boolean; readonly onClose: () => void },
  ) {
    this.home = as.home;
  }

  async query<T extends z.ZodType>(piece: Sql, options: QueryOptions & { row?: T } = {}) {
    const { text, params } = this.#render(piece);
    const body = await this.#run(params, options, async ({ session, tag }) =>
      (await session.queryAsync(tag + text, { format: "JSONEachRow" })).text(),
    );
    const rows =
      body === ""
        ? []
        : body
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line));
    const { row } = options;
    return row ? rows.map((each) => row.parse(each)) : rows;
  }

  async *stream<T extends z.ZodType>(piece: Sql, options: QueryOptions & { row?: T } = {}) {
    const { text, params } = this.#render(piece);
    const lease = await this.pool.lease(params, options);
    let how: "done" | "broken off" = "broken off";
    try {
      for await (const chunk of lease.session.queryStream(lease.tag + text, { format: "JSONEachRow" })) {
        for (const each of chunk.rows<Record<string, unknown>>()) yield options.row ? options.row.parse(each) : each;
      }
      how = "done";
    } catch (error) {
      throw failure(error, options);
    } finally {
      lease.end(how);
    }
  }

  async command(piece: Sql, options: QueryOptions = {}) {
    const { text, params } = this.#render(piece);
    await this.#run(params, options, ({ session, tag }) => session.queryAsync(tag + text, { format: "Null" }));
  }

  async insert(
    table: Table,
    rows: readonly Readonly<Record<string, unknown>>[] | RowLines,
    options: QueryOptions = {},
  ) {
    const { bytes, format, columns } = insertBody(rows);
    if (bytes.length < 2) return;
    const into = {
      table: `${this.home.database}.${table.table}`,
      values: bytes,
      format,
      ...(columns === null ? {} : { columns }),
    } as const;
    await this.#run({}, options, ({ session }) => session.insert(into));
  }

  async insertFile(table: Table, file: FileInsert) {
    if (this.as.restricted) return this.#insertText(table, file);
    await withNativeFile(file.path, async (relation) => {
      const columns = await this.query(sql`DESCRIBE ${relation}`);
      const inFile = columns.map(({ name }) => String(name));
      const { names, select } = insertColumns(table, inFile, file.set);
      await this.command(
        sql`INSERT INTO ${table} ${columnList(names)} SELECT ${select} FROM ${relation} WHERE ${file.where ?? sql`true`}`,
        file,
      );
    });
  }

  async close() {
    await this.pool.close();
    this.as.onClose();
  }

  async #insertText(table: Table, file: FileInsert) {
    await withNativeFile(file.path, async (_relation, path) => {
      const { columns, rows, done, stop } = await readNativeFile({
        path,
        table,
        set: file.set ?? {},
        where: file.where ?? null,
      });
      try {
        const into = { table: `${this.home.database}.${table.table}`, columns, format: "TabSeparated" } as const;
        await this.#run({}, file, ({ session }) => session.insert({ ...into, values: rows }));
        await done;
      } finally {
        stop();
      }
    });
  }

  #render(piece: Sql): Rendered {
    const rendered = render(piece, { database: this.home.database });
    // The engine's C interface would end the text there.
    if (rendered.text.includes("\0")) throw new TypeError("a statement holds a NUL character");
    return rendered;
  }

  async #run<T>(params: Rendered["params"], options: QueryOptions, work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = await this.pool.lease(params, options).catch((error) => Promise.reject(failure(error, options)));
    let how: "done" | "broken off" = "broken off";
    try {
      const result = await work(lease);
      how = "done";
      return result;
    } catch (error) {
      throw failure(error, options);
    } finally {
      lease.end(how);
    }
  }
}

/** What the engine threw becomes a KeptError; a fault of ours (a row that does not parse, say) stays what it is. */
const failure = (error: unknown, options: QueryOptions): unknown => {
  if (options.signal?.aborted) return options.signal.reason;
  return /^CHDB_/.test(String((error as { code?: unknown }).code)) ? engineError(error) : error;
};
