import { setTimeout as pause } from "node:timers/promises";
import { countEvents, eventHashes } from "../../interactions/live.sql.js";
import type { Stores } from "../context.js";
import type { SeenEvents } from "./seen-events.js";

const perSlice = 300_000;

/** Fills the filter with all events there are, slice by slice so that requests go on. What comes meanwhile is added by who stores it. */
export const fillFilter = async (stores: Stores, seen: SeenEvents, sources: readonly string[]): Promise<void> => {
  const [row] = await stores.facts.query(countEvents(sources));
  const n = Number(row?.n ?? 0);
  seen.begin(n);
  const of = Math.max(1, Math.ceil(n / perSlice));
  for (let i = 0; n > 0 && i < of; i++) {
    const [slice] = await stores.facts.query(eventHashes(sources, { i, of }));
    for (const hash of (slice?.hashes ?? []) as readonly number[]) seen.add(hash);
    await pause(1);
  }
  seen.filled();
};
