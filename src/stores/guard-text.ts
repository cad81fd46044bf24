import type { Problem } from "../core/problem.js";
import { isAllowedFunction } from "./guard-functions.js";
import { storeProblems } from "./problems.js";

const longest = 20_000;
const deepest = 200;

/** Before the engine sees it: how long and how deep it is. Brackets in texts count too, which nobody will miss. */
export const checkSize = (text: string): Problem[] => {
  if (text.includes("\0")) return [storeProblems.make("sql.syntax", { says: "The SQL holds a NUL character" })];
  if (text.length > longest)
    return [storeProblems.make("sql.size", { says: `The SQL has ${text.length} characters, more than ${longest}` })];
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    if (depth > deepest)
      return [storeProblems.make("sql.size", { says: `The SQL is nested deeper than ${deepest} levels` })];
  }
  return [];
};

/** A token of the text as the engine formats it: no comments, strings in single quotes, odd names in backticks. */
export type Token = {
  readonly kind: "word" | "name" | "text" | "other";
  readonly text: string;
  readonly space: boolean;
};

const pattern =
  /(\s*)(?:'((?:[^'\\]|\\.|'')*)'|`((?:[^`\\]|\\.|``)*)`|"((?:[^"\\]|\\.|"")*)"|([A-Za-z_][A-Za-z_0-9]*)|(\d[\w.]*|.))/gsu;

export const tokens = (formatted: string): Token[] =>
  [...formatted.matchAll(pattern)].map(([, space, text, quoted, double, word, other]) => {
    const before = { space: space !== "" };
    if (text !== undefined) return { kind: "text", text, ...before };
    if (quoted !== undefined || double !== undefined) return { kind: "name", text: quoted ?? double ?? "", ...before };
    return word !== undefined
      ? { kind: "word", text: word, ...before }
      : { kind: "other", text: other ?? "", ...before };
  });

/** Names that WITH gives to subqueries, where they are plain words. Where each is visible is the engine's to say. */
export const withNames = (all: readonly Token[]): ReadonlySet<string> =>
  new Set(
    all
      .filter(
        (token, i) =>
          isName(token) &&
          is(all[i + 1], "AS") &&
          is(all[i + 2], "(") &&
          (is(all[i + 3], "SELECT") || is(all[i + 3], "WITH") || is(all[i + 3], "(")),
      )
      .map(({ text }) => text)
      .filter((text) => /^\w+$/.test(text)),
  );

const isName = ({ kind }: Token) => kind === "word" || kind === "name";
const is = (token: Token | undefined, text: string) =>
  token?.kind !== "text" && token?.kind !== "name" && token?.text.toUpperCase() === text;

/**
 * A second reading that does not trust the engine's tree to show every function: whatever stands directly before a bracket is one.
 * Names with control characters, which could draw lines of their own into that tree, and parameters are refused.
 */
export const checkTokens = (all: readonly Token[]): Problem[] => [
  ...all
    .filter((token, i) => isName(token) && is(all[i + 1], "(") && !all[i + 1]?.space && !isAllowedFunction(token.text))
    .map(({ text }) => functionProblem(text)),
  ...all
    .filter(({ kind, text }) => kind === "name" && /[\x00-\x1f\x7f\\]/.test(text))
    .map(() => construct("A name with control characters")),
  ...all.filter((token) => is(token, "{") || is(token, "}")).map(() => construct("A parameter in braces")),
  ...all.filter((token, i) => is(token, "WITH") && is(all[i + 1], "RECURSIVE")).map(() => construct("WITH RECURSIVE")),
];

export const functionProblem = (name: string): Problem =>
  storeProblems.make("sql.function", {
    says: `The function ${shown(name)} is not allowed`,
    write: storeProblems.kinds["sql.function"].instead,
  });

export const construct = (what: string): Problem =>
  storeProblems.make("sql.construct", {
    says: `${what} is not allowed`,
    write: storeProblems.kinds["sql.construct"].instead,
  });

/** A name as it may be printed. */
export const shown = (name: string): string => `\`${name.replace(/[\x00-\x1f\x7f-\x9f]/g, "?").slice(0, 80)}\``;
