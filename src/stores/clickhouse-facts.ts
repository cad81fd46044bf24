import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { ClickHouseClient, ClickHouseSettings } from "@clickhouse/client";
import { ZodError, type z } from "zod";
import { type Rendered, render, type Sql, sql } from "../core/sql.js";
import type { Home, Table } from "../core/table.js";
import { baseSettings } from "./chdb-session.js";
import { engineError } from "./engine-error.js";
import type { Facts, FileInsert, QueryOptions, RowLines } from "./facts.js";
import { columnList, insertBody } from "./insert-rows.js";
import { withNativeFile } from "./native-file.js";
import { readNativeFile } from "./native-reader.js";
import { rawSql } from "./raw-sql.js";

export type ClickHouseOptions = {
  /** `http(s)://user:password@host:8123/database`; the database is `kept` unless given. */
  readonly url: string;
  /** The name of a cluster in the server's configuration: tables are made on all of it. */
  readonly cluster?: string;
};

/** The served home: a ClickHouse server, cluster or cloud by URL. */
export const openClickHouseFacts = async (options: ClickHouseOptions): Promise<Facts> => {
  const { createClient, ClickHouseLogLevel } = await import("@clickhouse/client");
  const url = new URL(options.url);
  const database = decodeURIComponent(url.pathname.slice(1)) || "kept";
  const connection = {
    url: url.origin,
    username: decodeURIComponent(url.username) || "default",
    password: decodeURIComponent(url.password),
    request_timeout: 3_600_000,
    max_open_connections: 8,
    compression: { response: true },
    log: { level: ClickHouseLogLevel.OFF },
  };
  const home: Home =
    options.cluster === undefined
      ? { home: "single", database }
      : { home: "cluster", database, cluster: options.cluster };
  // The database cannot be the connection's own before it exists.
  const first = new ClickHouseFacts(createClient(connection), home);
  try {
    const on = options.cluster === undefined ? sql.empty : sql` ON CLUSTER ${sql.name(options.cluster)}`;
    await first.command(sql`CREATE DATABASE IF NOT EXISTS ${sql.name(database)}${on}`);
  } finally {
    await first.close();
  }
  return new ClickHouseFacts(createClient({ ...connection, database }), home);
};

// Over a cluster: a lost shard is an error and never a smaller count (ENGINES 11), and an insert returns when the shards have it.
const servedSettings = {
  ...baseSettings,
  skip_unavailable_shards: 0,
  distributed_foreground_insert: 1,
  // A subquery in IN or JOIN is answered once, over all shards, and sent along: right also where rows do not lie together.
  distributed_product_mode: "global",
  cancel_http_readonly_queries_on_client_close: 1,
};

class ClickHouseFacts implements Facts {
  constructor(
    private readonly client: ClickHouseClient,
    readonly home: Home,
  ) {}

  async query<T extends z.ZodType>(piece: Sql, options: QueryOptions & { row?: T } = {}) {
    // Errors come with the status, not after half the rows.
    const whole = { ...options, settings: { wait_end_of_query: 1, ...options.settings } };
    const rows = await this.#retried(options, () =>
      this.#run(piece, whole, async (request) => {
        const answer = await this.client.query({ ...request, format: "JSONEachRow" });
        return answer.json<Record<string, unknown>>();
      }),
    );
    const { row } = options;
    return row ? rows.map((each) => row.parse(each)) : rows;
  }

  async *stream<T extends z.ZodType>(piece: Sql, options: QueryOptions & { row?: T } = {}) {
    const leaving = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, leaving.signal]) : leaving.signal;
    try {
      const answer = await this.#run(piece, { ...options, signal }, (request) =>
        this.client.query({ ...request, format: "JSONEachRow" }),
      );
      for await (const batch of answer.stream<Record<string, unknown>>()) {
        for (const each of batch) {
          const value = each.json();
          yield options.row ? options.row.parse(value) : value;
        }
      }
    } catch (error) {
      throw failure(error, options);
    } finally {
      leaving.abort();
    }
  }

  async command(piece: Sql, options: QueryOptions = {}) {
    await this.#run(piece, options, (request) => this.client.command(request));
  }

  async insert(
    table: Table,
    rows: readonly Readonly<Record<string, unknown>>[] | RowLines,
    options: QueryOptions = {},
  ) {
    const { bytes, format, columns } = insertBody(rows);
    if (bytes.length < 2) return;
    await this.#send(
      sql`INSERT INTO ${this.#plain(table)} ${columns === null ? sql.empty : columnList(columns)} FORMAT ${rawSql(format)}`,
      Readable.from([bytes], { objectMode: false }),
      options,
    );
  }

  async insertFile(table: Table, file: FileInsert) {
    await withNativeFile(file.path, async (_relation, path) => {
      const native = await readNativeFile({ path, table, set: file.set ?? {}, where: file.where ?? null });
      try {
        const into = sql`INSERT INTO ${this.#plain(table)} ${columnList(native.columns)} FORMAT TabSeparated`;
        await this.#send(into, native.rows, file);
        await native.done;
      } finally {
        native.stop();
      }
    });
  }

  close() {
    return this.client.close();
  }

  /** The table without quotes, which the test server wants before the rows of an INSERT. Its names are ours, and plain. */
  #plain(table: Table): Sql {
    const name = `${this.home.database}.${table.table}`;
    return /^\w+\.\w+$/.test(name) ? rawSql(name) : sql`${table}`;
  }

  async #send(into: Sql, values: Readable, options: QueryOptions) {
    await this.#run(into, options, async (request) => {
      const { stream } = await this.client.exec({ ...request, values });
      for await (const _ of stream);
    });
  }

  async #run<T>(piece: Sql, options: QueryOptions, work: (request: Request) => Promise<T>): Promise<T> {
    const rendered = render(piece, { database: this.home.database });
    const query_id = randomUUID();
    const onAbort = () => void this.#kill(query_id);
    options.signal?.throwIfAborted();
    options.signal?.addEventListener("abort", onAbort, { once: true });
    try {
      return await work({
        query: rendered.text,
        query_id,
        clickhouse_settings: { ...servedSettings, ...options.settings, ...parameters(rendered) } as ClickHouseSettings,
        ...(options.signal ? { abort_signal: options.signal } : {}),
      });
    } catch (error) {
      throw failure(error, options);
    } finally {
      options.signal?.removeEventListener("abort", onAbort);
    }
  }

  /** A closed connection ends reads only where the server is set to; a user without the right to KILL relies on that. */
  async #kill(id: string) {
    const query = "KILL QUERY WHERE query_id = {id:String} ASYNC";
    await this.client
      .command({ query, clickhouse_settings: { param_id: id } as ClickHouseSettings })
      .catch(() => undefined);
  }

  /** A read may be asked again when the connection broke; what writes may not. */
  async #retried<T>(options: QueryOptions, ask: () => Promise<T>): Promise<T> {
    for (const pause of [100, 400]) {
      try {
        return await ask();
      } catch (error) {
        if ((error as { code?: string }).code !== "facts_unreachable" || options.signal?.aborted) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return ask();
  }
}

type Request = { query: string; query_id: string; clickhouse_settings: ClickHouseSettings; abort_signal?: AbortSignal };

// The client escapes `query_params` itself, and ours are escaped already: they go where it sends settings, as the same `param_*`.
const parameters = ({ params }: Rendered) =>
  Object.fromEntries(Object.entries(params).map(([name, text]) => [`param_${name}`, text]));

/** What the server or the network threw becomes a KeptError; a fault of ours (a row that does not parse, say) stays what it is. */
const failure = (error: unknown, options: QueryOptions): unknown => {
  if (options.signal?.aborted) return options.signal.reason;
  return error instanceof TypeError || error instanceof ZodError ? error : engineError(error);
};
