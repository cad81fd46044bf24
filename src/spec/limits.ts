import { Lexer } from "yaml";

export const limits = {
  bytes: 1_000_000,
  levels: 64,
  keys: 5_000,
  aliases: 100,
  values: 25_000,
  tokens: 100_000,
  lines: 50_000,
} as const;

/** The first limit that a text passes, and where. Nothing is parsed: the parser can end the process on what is refused here. */
export type Excess = { readonly over: "bytes" | "levels" | "keys" | "aliases" | "values"; readonly offset: number };

export const excess = (text: string): Excess | undefined => {
  if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes) return { over: "bytes", offset: 0 };
  let lines = 0;
  for (let at = text.search(/[\r\n]/); at >= 0 && at < text.length; at++) {
    if ((text[at] === "\n" || text[at] === "\r") && ++lines > limits.lines) return { over: "values", offset: at };
  }
  // Columns at which block collections stand open; flow collections count by their brackets.
  const open: number[] = [];
  let [flow, keys, aliases, values, tokens, offset, lineStart, fresh] = [0, 0, 0, 0, 0, 0, 0, true];
  for (const token of new Lexer().lex(text)) {
    const first = token[0];
    // The lexer's own marks (start of document, of a scalar) are not in the text.
    const marker = token.length === 1 && (first === "\u0002" || first === "\u001f" || first === "\u0018");
    if (first === "[" || first === "{") flow++;
    // Never below none: a text that begins with ] must not buy depth.
    else if (first === "]" || first === "}") flow = Math.max(0, flow - 1);
    else if (token === ":" || token === "?") keys++;
    else if (first === "*") aliases++;
    if (
      !marker &&
      fresh &&
      flow === 0 &&
      first !== " " &&
      first !== "\t" &&
      first !== "\n" &&
      first !== "\r" &&
      first !== "#"
    ) {
      const column = offset - lineStart;
      while (open.length > 0 && open.at(-1)! >= column) open.pop();
      open.push(column);
      fresh = token === "-" || token === "?" || token === ":";
    }
    tokens++;
    if (!marker && first !== " " && first !== "\n" && first !== "\r" && first !== "#" && token !== ":") values++;
    if (open.length + flow > limits.levels) return { over: "levels", offset };
    if (keys > limits.keys) return { over: "keys", offset };
    // The parser needs up to 10 us for each, so that these bound its time.
    if (values > limits.values || tokens > limits.tokens) return { over: "values", offset };
    if (aliases > limits.aliases) return { over: "aliases", offset };
    if (!marker) offset += token.length;
    const newline = token.lastIndexOf("\n");
    if (newline >= 0 && !marker) {
      lineStart = offset - token.length + newline + 1;
      fresh = true;
    }
  }
  return undefined;
};
