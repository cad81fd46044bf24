/** True while `npm run siege` runs: the long variants of the tests, with their full n. */
export const siege = process.env.KEPT_SIEGE === "1";

/** How often to try: `small` in `npm test`, `large` in `npm run siege`. */
export const siegeN = (small: number, large: number): number => (siege ? large : small);

/** Time for a test: `ms` in `npm test`; in a siege the wall clock of scripts/siege.ts ends what hangs. */
export const siegeMs = (ms: number): number => (siege ? 90 * 60_000 : ms);

/** The seed of this run, said once so that a failure can be had again: KEPT_SEED=n, else 1 in `npm test` and the clock in a siege. */
export const siegeSeed = (): number => {
  const seed = Number(process.env.KEPT_SEED ?? (siege ? Date.now() % 1_000_000_007 : 1));
  if (siege) console.log(`KEPT_SEED=${seed}`);
  return seed;
};
