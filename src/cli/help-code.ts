import type { ProblemKind } from "../core/problem.js";
import type { Look } from "./look.js";
import { paints } from "./paint.js";
import { wrapped } from "./text-table.js";

/** `kept help CODE`: what a problem is, why, and the mended form. */
export const helpForCode = (code: string, kind: ProblemKind, look: Look): string => {
  const { bold, dim } = paints(look);
  const width = Math.min(look.width, 80);
  return [
    dim(code),
    bold(kind.title),
    "",
    ...wrapped(kind.why, width),
    "",
    ...kind.instead.split("\n").map((line) => `    ${line}`),
    "",
  ].join("\n");
};

/** The names nearest to a misspelt one, at most three. */
export const nearest = (name: string, among: readonly string[]): string[] =>
  among
    .map((each) => ({ each, distance: each.includes(name) && name.length > 2 ? 1 : editDistance(name, each) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, 3)
    .map(({ each }) => each);

/** Letters to insert, remove, replace (Levenshtein 1966), one row at a time. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
};
