const around = 3;

/** A file's change as `diff -u` prints it; empty where nothing changed. */
export const unifiedDiff = (path: string, before: string, after: string): string => {
  if (before === after) return "";
  const [a, b] = [linesOf(before), linesOf(after)];
  const changes = changesOf(a, b);
  const hunks: { from: number; to: number }[] = [];
  for (const [i, change] of changes.entries()) {
    if (change.is === " ") continue;
    const last = hunks.at(-1);
    if (last && i - around <= last.to + around + 1) last.to = i;
    else hunks.push({ from: i, to: i });
  }
  return [
    `--- a/${path}\n+++ b/${path}\n`,
    ...hunks.map(({ from, to }) => {
      const first = Math.max(0, from - around);
      const shown = changes.slice(first, to + around + 1);
      const count = (of: string) => shown.filter(({ is }) => is === " " || is === of).length;
      const startOf = (of: string) => changes.slice(0, first).filter(({ is }) => is === " " || is === of).length + 1;
      return `@@ -${startOf("-")},${count("-")} +${startOf("+")},${count("+")} @@\n${shown.map(({ is, line }) => `${is}${line}\n`).join("")}`;
    }),
  ].join("");
};

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, "").split("\n");

type Change = { readonly is: " " | "-" | "+"; readonly line: string };

/** What both begin and end with is set aside first, so that the table of the rest stays small. */
const changesOf = (a: readonly string[], b: readonly string[]): readonly Change[] => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const same = (lines: readonly string[]): Change[] => lines.map((line) => ({ is: " ", line }));
  return [
    ...same(a.slice(0, head)),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ];
};

const mostCells = 4_000_000;

const between = (a: readonly string[], b: readonly string[]): readonly Change[] => {
  if (a.length * b.length > mostCells)
    return [...a.map((line) => ({ is: "-", line }) as const), ...b.map((line) => ({ is: "+", line }) as const)];
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const out: Change[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ is: " ", line: a[i++]! });
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      out.push({ is: "-", line: a[i++]! });
    else out.push({ is: "+", line: b[j++]! });
  }
  return out;
};
