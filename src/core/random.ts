/** A seeded stream of random numbers, so that whatever is simulated can be made again. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Whole number in [low, high). */
  readonly integer: (low: number, high: number) => number;
  readonly normal: () => number;
  /** Exponential with the given mean. */
  readonly exponential: (mean: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** An independent stream; the same label gives the same stream. */
  readonly fork: (label: string) => Random;
};

/** sfc32 by Chris Doty-Humphrey (PractRand), seeded through splitmix32: fast, small, passes PractRand to 1 TB. */
export const random = (seed: number): Random => {
  const mix = splitmix32(seed);
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  const uniform = () => next() / 4294967296;
  return {
    uniform,
    integer: (low, high) => low + Math.floor(uniform() * (high - low)),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    pick: (items) => items[Math.floor(uniform() * items.length)]!,
    fork: (label) => random(labelSeed(seed, label)),
  };
};

const splitmix32 = (seed: number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
};

/** FNV-1a over the label, from the parent's seed. */
const labelSeed = (seed: number, label: string): number => {
  let hash = (2166136261 ^ seed) | 0;
  for (const character of label) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619);
  return hash;
};
