import type { Look } from "./look.js";

export type Paint = (text: string) => string;
export type Paints = {
  readonly kept: Paint;
  readonly broken: Paint;
  readonly none: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
};

const code =
  (on: number, off: number): Paint =>
  (text) =>
    text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`;
const plain: Paint = (text) => text;

/** Colour means a verdict and nothing else: kept cyan, broken red, as the reader's terminal theme shows them. */
export const paints = (look: Pick<Look, "colour">): Paints =>
  look.colour === "no"
    ? { kept: plain, broken: plain, none: plain, bold: plain, dim: plain }
    : { kept: code(36, 39), broken: code(31, 39), none: plain, bold: code(1, 22), dim: code(2, 22) };

const typography: Record<string, string> = {
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "~",
  "·": ".",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "×": "x",
  "≈": "~",
  "✓": "ok",
  "✗": "XX",
  "━": "=",
  "╺": "-",
  "→": "->",
};

/** Our own typography in ASCII; letters in names and texts stay what they are. */
export const asciiOnly = (text: string): string =>
  text.replace(/[–—−…·“”‘’×≈✓✗━╺→]/g, (character) => typography[character] ?? character);

/** The last step of every rendering. */
export const finish = (lines: readonly string[], look: Look): string => {
  const text = `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
  return look.marks === "ascii" ? asciiOnly(text) : text;
};
