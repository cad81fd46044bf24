import type { Message } from "./entry.js";

const accented: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", c: "ç", n: "ñ", y: "ý" };

/** A text with accents and 35% longer, in brackets: what shows without them is not in a message file. */
export const lengthened = (text: string): string =>
  `[${[...text].map((letter) => accented[letter] ?? letter).join("")}${"~".repeat(Math.ceil(text.length * 0.35))}]`;

export const pseudo = <W extends Readonly<Record<string, Message>>>(words: W): W =>
  Object.fromEntries(
    Object.entries(words).map(([key, message]) => [
      key,
      typeof message === "string"
        ? lengthened(message)
        : (params: never) => lengthened((message as (params: never) => string)(params)),
    ]),
  ) as W;
