import { fixedClock } from "../../core/clock.js";
import { silentProgress } from "../../core/edge.js";
import type { Context } from "../context.js";
import { open } from "../open.js";

/** Opens a workspace for one piece of work, as the command line would. */
export const withWorkspace = async <T>(directory: string, work: (context: Context) => Promise<T>): Promise<T> => {
  const edge = { directory, progress: silentProgress, ask: null, signal: new AbortController().signal };
  const { context, close } = await open(edge, { clock: fixedClock("2026-04-02T10:00:00Z") });
  try {
    return await work(context);
  } finally {
    await close();
  }
};
