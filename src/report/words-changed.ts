/** A stretch of words of two wordings: in both, only in the later one, or only in the earlier one. */
export type WordsChanged = readonly { readonly words: string; readonly is: "same" | "added" | "removed" }[];

const most = 400;

/** What changed from one wording to the next, word by word (longest common subsequence). Very long wordings are one change. */
export const wordsChanged = (before: string, after: string): WordsChanged => {
  const [a, b] = [before.split(/\s+/).filter(Boolean), after.split(/\s+/).filter(Boolean)];
  if (a.length > most || b.length > most) return joined([...wordsOf(a, "removed"), ...wordsOf(b, "added")]);
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const out: WordsChanged[number][] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      out.push({ words: a[i++]!, is: "same" });
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      out.push({ words: a[i++]!, is: "removed" });
    else out.push({ words: b[j++]!, is: "added" });
  }
  return joined(out);
};

const wordsOf = (words: readonly string[], is: "added" | "removed"): WordsChanged =>
  words.map((each) => ({ words: each, is }));

const joined = (each: WordsChanged): WordsChanged => {
  const out: { words: string; is: "same" | "added" | "removed" }[] = [];
  for (const { words, is } of each) {
    const last = out.at(-1);
    if (last?.is === is) last.words += ` ${words}`;
    else out.push({ words, is });
  }
  return out;
};
