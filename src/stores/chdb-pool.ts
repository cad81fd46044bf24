import { randomUUID } from "node:crypto";
import type { Session } from "chdb";
import type { Rendered } from "../core/sql.js";
import { enter, flush, leave, prepareSession } from "./chdb-session.js";
import type { QueryOptions, Settings } from "./facts.js";

/** One query's hold on a session. `tag` must stand in front of its text, or it cannot be cancelled; `end` must be called. */
export type Lease = {
  readonly session: Session;
  readonly tag: string;
  readonly end: (how: "done" | "broken off") => void;
};

type Waiter = { readonly give: (session: Session) => void; readonly refuse: (error: Error) => void };

/**
 * A pool over chDB's sessions: one query at a time on each, several sessions on one folder. Settings and parameters are those
 * of one query; after an error the session is flushed; cancelling ends the query in the engine.
 */
export class ChdbPool {
  readonly #open: () => Session;
  readonly #base: Settings;
  readonly #size: number;
  readonly #idle: Session[] = [];
  readonly #all = new Set<Session>();
  readonly #waiting: Waiter[] = [];
  #control: Session | undefined;
  #closed = false;
  #busy = 0;
  #whenIdle: (() => void) | undefined;

  constructor(options: { open: () => Session; size: number; base: Settings }) {
    this.#open = options.open;
    this.#size = options.size;
    this.#base = options.base;
    this.#idle.push(this.#more());
  }

  async lease(params: Rendered["params"], options: QueryOptions): Promise<Lease> {
    const { signal, settings = {} } = options;
    signal?.throwIfAborted();
    const session = await this.#acquire(signal);
    const tag = `/*kept:${randomUUID()}*/`;
    let running = true;
    const onAbort = () => void this.#kill(tag, () => running);
    const end = (how: "done" | "broken off") => {
      running = false;
      signal?.removeEventListener("abort", onAbort);
      this.#give(session, () => {
        if (how === "broken off") flush(session);
        leave(session, params, settings, this.#base);
      });
    };
    try {
      enter(session, params, settings);
    } catch (error) {
      end("broken off");
      throw error;
    }
    signal?.addEventListener("abort", onAbort, { once: true });
    return { session, tag, end };
  }

  /** Waits for the queries that run; those that wait for a session are refused. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const { refuse } of this.#waiting.splice(0)) refuse(new Error("the facts are closed"));
    if (this.#busy > 0)
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve;
      });
    for (const session of this.#all) session.close();
    this.#control?.close();
  }

  #more(): Session {
    const session = this.#open();
    prepareSession(session, this.#base);
    this.#all.add(session);
    return session;
  }

  async #acquire(signal?: AbortSignal): Promise<Session> {
    if (this.#closed) throw new Error("the facts are closed");
    this.#busy++;
    try {
      return this.#idle.pop() ?? (this.#all.size < this.#size ? this.#more() : await this.#wait(signal));
    } catch (error) {
      this.#oneLess();
      throw error;
    }
  }

  #wait(signal?: AbortSignal): Promise<Session> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const settle =
        <A>(then: (value: A) => void) =>
        (value: A) => {
          signal?.removeEventListener("abort", stop);
          then(value);
        };
      const waiter: Waiter = { give: settle(resolve), refuse: settle(reject) };
      signal?.addEventListener("abort", stop, { once: true });
      this.#waiting.push(waiter);
    });
  }

  /** A session that cannot be cleaned is thrown away: nobody gets another query's rows or settings. */
  #give(session: Session, cleanUp: () => void) {
    try {
      cleanUp();
      this.#pass(session);
    } catch {
      this.#all.delete(session);
      session.close();
      if (this.#waiting.length > 0) this.#pass(this.#more());
    }
    this.#oneLess();
  }

  #pass(session: Session) {
    const waiter = this.#waiting.shift();
    if (waiter) waiter.give(session);
    else this.#idle.push(session);
  }

  #oneLess() {
    this.#busy--;
    if (this.#busy === 0) this.#whenIdle?.();
  }

  /** Asks again until the query has ended: it may not have reached the engine yet, or be between two checks. */
  async #kill(tag: string, running: () => boolean) {
    for (let pause = 10; running() && !this.#closed; pause = Math.min(pause * 2, 500)) {
      try {
        this.#control ??= this.#open();
        // LIKE and SYNC hang here in chDB 3.4.0; startsWith and ASYNC do not.
        const found = this.#control
          .query(`SELECT query_id FROM system.processes WHERE startsWith(query, '${tag}')`, "TSV")
          .trim();
        if (found) this.#control.query(`KILL QUERY WHERE query_id = '${found.split("\n")[0]}' ASYNC`, "TSV");
      } catch {
        if (this.#control) flush(this.#control);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
