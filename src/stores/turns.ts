import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "kysely";
import type { State } from "./state.js";

/** One after the other, by name: within this process, and with PostgreSQL among all that share it. What holds a turn has it already. */
export type Turns = { readonly take: <T>(name: string, work: () => Promise<T>) => Promise<T> };

export const turnsOf = (state: State): Turns => {
  const last = new Map<string, Promise<unknown>>();
  const held = new AsyncLocalStorage<ReadonlySet<string>>();
  return {
    take: (name, work) => {
      const mine = held.getStore() ?? new Set<string>();
      if (mine.has(name)) return work();
      const inTurn = () => held.run(new Set([...mine, name]), () => among(state, name, work));
      const turn = (last.get(name) ?? Promise.resolve()).then(inTurn, inTurn);
      last.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
};

/** An advisory lock lives as long as its connection: a process that dies lets go. */
const among = <T>(state: State, name: string, work: () => Promise<T>): Promise<T> => {
  if (state.kind === "sqlite") return work();
  return state.db.connection().execute(async (db) => {
    await sql`SELECT pg_advisory_lock(hashtextextended(${`kept:${name}`}, 0))`.execute(db);
    try {
      return await work();
    } finally {
      await sql`SELECT pg_advisory_unlock(hashtextextended(${`kept:${name}`}, 0))`.execute(db);
    }
  });
};
