import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Kysely } from "kysely";
import type { TestWorkspace } from "../../test/workspace.fixture.js";
import { sqliteDialect } from "../stores/sqlite-dialect.js";
import type { StateTables } from "../stores/state-tables.js";
import { type Serving, serve } from "./serve.js";

type Row = Record<string, unknown>;
type Packed = { readonly body: Buffer; readonly coding: string };
export type Answered = { readonly status: number; readonly body: Record<string, unknown> };
export type PostOptions = {
  /** Null: none is sent. */
  readonly key?: string | null;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunked?: boolean;
};

// The client and the test share this process: how late it runs says nothing of the server.
const patient = { mostLagMs: 60_000 };

/** A running server of a workspace, what is sent to it, and what its stores hold meanwhile. */
export class Server {
  #serving: Serving | null = null;
  readonly #log: string[] = [];

  constructor(private readonly workspace: TestWorkspace) {}

  get url(): string {
    return this.#serving!.url;
  }

  start = async (): Promise<void> => {
    const log = (line: string) => void this.#log.push(line);
    this.#serving = await serve({
      directory: this.workspace.folder,
      host: "127.0.0.1",
      port: 0,
      version: "test",
      log,
      flags: patient,
    });
  };

  stop = async (): Promise<void> => {
    await this.#serving?.stop();
    this.#serving = null;
  };

  restart = async (): Promise<void> => {
    await this.stop();
    await this.start();
  };

  logged = (): string => this.#log.join("\n");

  /** With node:http: fetch would say more of a body than a test wants. */
  post = (path: string, body: unknown, options: PostOptions = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const { key = "shop-key-1", type = "application/json", headers = {}, chunked = false } = options;
      const packed = isPacked(body) ? body : null;
      const bytes = packed ? packed.body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
      const sent = request(
        `${this.url}${path}`,
        {
          method: "POST",
          headers: {
            "Content-Type": type,
            ...(key === null ? {} : { Authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` }),
            ...(packed ? { "Content-Encoding": packed.coding } : {}),
            ...(chunked ? { "Transfer-Encoding": "chunked" } : { "Content-Length": bytes.length }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: answer.statusCode!, body: text === "" ? {} : JSON.parse(text) });
          });
        },
      );
      // A server that refuses a body need not read it to its end.
      sent.on("error", (error: NodeJS.ErrnoException) => (error.code === "EPIPE" ? undefined : reject(error)));
      sent.end(bytes);
    });

  /** As the command line beside the server asks. */
  command = async (name: string, input: object): Promise<Record<string, unknown>> => {
    const { token } = JSON.parse(readFileSync(join(this.workspace.folder, ".kept", "server.json"), "utf8")) as {
      token: string;
    };
    const answer = await fetch(`${this.url}/api/beside/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ input }),
    });
    const last = JSON.parse((await answer.text()).trim().split("\n").at(-1)!) as Record<string, unknown>;
    return (last.answer ?? last) as Record<string, unknown>;
  };

  /** Rows of a table of facts, asked on a session beside the server's own. */
  rows = async (table: string, where = "true"): Promise<readonly Row[]> => {
    const { Session } = createRequire(import.meta.url)("chdb") as {
      Session: new (path: string) => { query(sql: string, format: string): string; close(): void };
    };
    const session = new Session(join(this.workspace.folder, ".kept", "facts"));
    try {
      session.query("SET date_time_output_format = 'iso', session_timezone = 'UTC'", "TSV");
      return session
        .query(`SELECT * FROM kept.${table} WHERE ${where}`, "JSONEachRow")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Row);
    } finally {
      session.close();
    }
  };

  count = async (table: string, where: string): Promise<number> => (await this.rows(table, where)).length;
  aside = (where: string): Promise<readonly Row[]> => this.rows("quarantine", where);

  loads = async () => {
    const db = new Kysely<StateTables>({
      dialect: sqliteDialect(join(this.workspace.folder, ".kept", "state.sqlite")),
    });
    try {
      return await db.selectFrom("loads").selectAll().execute();
    } finally {
      await db.destroy();
    }
  };

  /** Count: what each load says of itself is what the facts hold; throws where it is not. */
  addsUp = async (): Promise<void> => {
    for (const load of await this.loads()) {
      const stored = await this.count("interactions", `load = ${load.id}`);
      const aside = await this.count("quarantine", `load = ${load.id}`);
      const said = Number(load.rows) - Number(load.duplicates) - Number(load.erased);
      if (stored !== said || aside !== Number(load.quarantined))
        throw new Error(`load ${load.id}: ${stored} stored of ${said}, ${aside} set aside of ${load.quarantined}`);
    }
  };
}

const isPacked = (body: unknown): body is Packed => typeof body === "object" && body !== null && "coding" in body;
