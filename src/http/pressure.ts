/** How late the process runs: timers that fire late mean that requests wait as long. */
export type Pressure = { readonly lagMs: () => number; readonly stop: () => void };

const everyMs = 100;

/** The largest lag of the last half second: one long step is felt at once and forgotten soon. */
export const watchPressure = (): Pressure => {
  const last: number[] = [];
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    last.push(Math.max(0, now - before - everyMs));
    if (last.length > 5) last.shift();
    before = now;
  }, everyMs).unref();
  return {
    lagMs: () => Math.max(0, ...last),
    stop: () => clearInterval(timer),
  };
};
