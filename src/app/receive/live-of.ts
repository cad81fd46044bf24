import type { Context, Stores } from "../context.js";
import { type Live, openLive } from "./live.js";

const open = new WeakMap<Stores, Live>();

/** The one that takes events for these stores: routes, replay and the part that looks after it share it. */
export const liveOf = async (context: Context): Promise<Live> => {
  const stores = await context.stores();
  const there = open.get(stores);
  if (there !== undefined) return there;
  // It outlives the request that first asks for it.
  const live = openLive({ ...context, signal: new AbortController().signal });
  open.set(stores, live);
  return live;
};
