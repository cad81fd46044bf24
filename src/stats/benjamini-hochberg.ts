/**
 * Adjusted p-values, in the order given: calling all with an adjusted p of at most q different keeps the expected share of
 * false calls among the calls at q or less. For independent or positively dependent tests. Benjamini & Hochberg (1995).
 */
export const benjaminiHochberg = (ps: readonly number[]): number[] => {
  const falling = ps.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(ps.length);
  let least = 1;
  falling.forEach(({ p, index }, from) => {
    least = Math.min(least, (p * ps.length) / (ps.length - from));
    adjusted[index] = least;
  });
  return adjusted;
};
