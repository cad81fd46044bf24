import { textWidth } from "../report/text-width.js";
import { visible } from "../report/visible.js";

export type Spot = {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly length: number | undefined;
  readonly says: string;
  readonly width: number;
};

const mostShown = 400;

/** The line before, the line at fault, and a caret under it with what to write. Long lines are shown around the fault. */
export const excerpt = (text: string, spot: Spot): string[] => {
  const lines = linesUpTo(text, spot.line);
  const faulty = lines[spot.line - 1];
  if (faulty === undefined) return [`    ${spot.says}`];
  const digits = String(spot.line).length;
  const room = Math.max(20, Math.min(spot.width, mostShown) - digits - 6);
  const start = Math.max(0, spot.column - 1 > room - 10 ? spot.column - Math.floor(room / 2) : 0);
  const cut = (line: string): string => (start > 0 ? "…" : "") + visible(line.slice(start, start + room), room + 1);
  const before = faulty.slice(start, spot.column - 1);
  const fault = faulty.slice(spot.column - 1, spot.column - 1 + (spot.length ?? wordLength(faulty, spot.column - 1)));
  const indent = " ".repeat((start > 0 ? 1 : 0) + textWidth(visible(before, mostShown)));
  const carets = "^".repeat(Math.max(1, Math.min(room, textWidth(visible(fault, mostShown)))));
  const numbered = (n: number, line: string): string => `  ${String(n).padStart(digits)} | ${cut(line)}`;
  const previous = lines[spot.line - 2];
  return [
    ...(previous === undefined || previous.trim() === "" ? [] : [numbered(spot.line - 1, previous)]),
    numbered(spot.line, faulty),
    `  ${" ".repeat(digits)} | ${indent}${carets} ${spot.says}`,
  ];
};

const wordLength = (line: string, at: number): number =>
  Math.max(1, /^[^\s,\]}#]*/.exec(line.slice(at))?.[0].length ?? 1);

const linesUpTo = (text: string, line: number): string[] => text.split(/\r\n|\n|\r/, line);
