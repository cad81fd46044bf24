import type { Problem } from "../../core/problem.js";
import { didYouMean, nearest } from "../../spec/did-you-mean.js";

export type Missing = { readonly missing: readonly string[]; readonly columns: readonly string[] };

/** A mapping names columns that the file has not: what was probably meant, or which it has. */
export const missingColumn = (problem: Problem, { missing, columns }: Missing): Problem => {
  const [first] = columns;
  const sign = columns.length === 1 ? /[;,|\t]/.exec(first!)?.[0] : undefined;
  if (sign !== undefined)
    return {
      ...problem,
      says: `${problem.file}: all its columns are taken as one, called "${first}"`,
      write: `delimiter: "${sign === "\t" ? "\\t" : sign}", at the source`,
    };
  const [name, ...others] = missing;
  const more = others.length === 0 ? "" : `, nor ${others.map((each) => `"${each}"`).join(", ")}`;
  return {
    ...problem,
    says: `${problem.file}: it has no column "${name}"${more}${others.length === 0 ? didYouMean(name!, columns) : ""}`,
    write:
      (others.length === 0 ? nearest(name!, columns) : undefined) ??
      `one of its columns: ${columns.slice(0, 30).join(", ")}${columns.length > 30 ? ", ..." : ""}`,
  };
};
