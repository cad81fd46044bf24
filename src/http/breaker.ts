import { metrics } from "../app/metrics.js";
import { KeptError } from "../core/kept-error.js";
import { httpProblems } from "./problems.js";

/** A store on another machine: `ask` rejects where it does not answer. */
export type Probe = { readonly store: string; readonly ask: () => Promise<void>; readonly close: () => Promise<void> };

/**
 * Whether what everything rests on answers. While it does not, requests are told 503 at once instead of waiting, and those that
 * wait are told too; once it answers again, so do they, without anybody's doing.
 */
export type Breaker = {
  /** The work's answer; or, as soon as a store is known to be gone, a KeptError. */
  readonly guard: <T>(work: () => T | Promise<T>) => Promise<T>;
  readonly stop: () => Promise<void>;
};

const everyMs = 1_000;
const patienceMs = 2_000;

export const startBreaker = (probes: readonly Probe[]): Breaker => {
  const down = new Set<string>();
  const waiting = new Set<(error: KeptError) => void>();
  let stopped = false;
  const gone = () =>
    new KeptError("serve.store-down", `${[...down].join(" and ")} ${down.size > 1 ? "do" : "does"} not answer`, {
      instead: httpProblems.kinds["serve.store-down"].instead,
    });
  const look = async (probe: Probe): Promise<void> => {
    const well = await withinMs(patienceMs, probe.ask()).then(
      () => true,
      () => false,
    );
    metrics.storesUp.set({ store: probe.store }, well ? 1 : 0);
    if (well) down.delete(probe.store);
    else {
      down.add(probe.store);
      for (const tell of waiting) tell(gone());
    }
  };
  const watch = async (probe: Probe): Promise<void> => {
    while (!stopped) {
      await look(probe);
      await new Promise((done) => setTimeout(done, everyMs).unref());
    }
  };
  for (const probe of probes) void watch(probe);
  return {
    guard: async (work) => {
      if (down.size > 0) throw gone();
      if (probes.length === 0) return work();
      let tell: (error: KeptError) => void = () => {};
      const told = new Promise<never>((_, reject) => {
        tell = reject;
        waiting.add(tell);
      });
      try {
        return await Promise.race([work(), told]);
      } finally {
        waiting.delete(tell);
      }
    },
    stop: async () => {
      stopped = true;
      await Promise.allSettled(probes.map((probe) => probe.close()));
    },
  };
};

const withinMs = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
