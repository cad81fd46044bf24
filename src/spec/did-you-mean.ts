/** The known word nearest to `word`, if it is near enough to be a slip; swaps of two letters count once. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase().slice(0, 64);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) > limit || name.length > 80) continue;
    const distance = damerau(wanted, name.toLowerCase(), limit);
    if (distance <= limit && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
};

export const didYouMean = (word: string, known: Iterable<string>): string => {
  const name = nearest(word, known);
  return name === undefined ? "" : `; did you mean "${name}"?`;
};

/** Optimal string alignment distance (Damerau 1964, without repeated edits of one substring); gives up above `limit`. */
const damerau = (a: string, b: string, limit: number): number => {
  let before: number[] = [];
  let leastAbove = 0;
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    // A swap reaches back two rows, so both must be past the limit.
    const least = row.reduce((a, b) => Math.min(a, b));
    if (least > limit && leastAbove > limit) return limit + 1;
    leastAbove = least;
    before = above;
    above = row;
  }
  return above[b.length]!;
};
