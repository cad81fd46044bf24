import { LineCounter } from "yaml";
import type { Problem } from "../core/problem.js";
import { type SpecCode, specProblems } from "./problems.js";

/** Keys and indexes from the top of a file. */
export type Path = readonly PropertyKey[];

/** Where a value stands in its file, and how it is shown: as written, so that an environment variable's value never is. */
export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly shown: string;
  readonly secret: boolean;
};

/** One problem at a place. What `write` says is left out where it would tell an environment variable's value. */
export const problemAt = (place: Place, code: SpecCode, rest: { says: string; write?: string | undefined }): Problem =>
  specProblems.make(code, {
    says: rest.says,
    ...(rest.write === undefined ? {} : { write: rest.write }),
    file: place.file,
    line: place.line,
    column: place.column,
    length: place.length,
  });

export type Span = { readonly start: number; readonly end: number };

/** Offsets -> lines and columns of one text. A span over several lines is underlined on its first only. */
export const placer = (file: string, text: string) => {
  // Filled once, by index: a text may have a million lines.
  const counter = new LineCounter();
  counter.lineStarts.push(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) counter.lineStarts.push(at + 1);
  return (span: Span, secret: "secret" | "open" = "open"): Place => {
    const start = Math.min(span.start, text.length);
    const position = counter.linePos(start);
    const lineEnd = text.indexOf("\n", start);
    const end = Math.min(span.end, lineEnd < 0 ? text.length : lineEnd);
    const source = text.slice(start, Math.min(Math.max(end, start), start + 200)).replace(/\r$/, "");
    return {
      file,
      line: Math.max(1, position.line),
      column: Math.max(1, position.col),
      length: Math.max(1, end - start),
      shown: visible(source),
      secret: secret === "secret",
    };
  };
};

/** For a message: at most 60 characters, control and bidirectional characters as `\u202e`. */
export const visible = (text: string): string => {
  const short = [...text].length > 60 ? `${[...text].slice(0, 57).join("")}...` : text;
  return short.replace(hiddenCharacters, (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, "0")}`);
};

/** C0 and C1 controls, line separators, bidirectional embeddings, overrides and isolates, byte order mark, lone surrogates. */
export const hiddenCharacters =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
