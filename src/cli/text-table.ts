import { cutToWidth, padToWidth, textWidth } from "../report/text-width.js";
import type { Paint } from "./paint.js";

export type Cell = string | { readonly text: string; readonly paint: Paint };
export type Column = {
  readonly head: string;
  readonly align?: "left" | "right";
  readonly least?: number;
  /** Cut beyond this. The last column gets what the terminal leaves. */
  readonly most?: number;
};

export type TableLook = { readonly width: number; readonly head: Paint; readonly indent?: string };

const textOf = (cell: Cell): string => (typeof cell === "string" ? cell : cell.text);
const paintOf = (cell: Cell): Paint => (typeof cell === "string" ? (text) => text : cell.paint);
const gap = "  ";

/** Columns with two spaces between them and no lines. Cells hold no colour codes: they are painted after they are measured. */
export const textTable = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  look: TableLook,
): string[] => {
  const indent = look.indent ?? "";
  const widths = columns.map((column, i) => {
    const longest = Math.max(
      textWidth(column.head),
      column.least ?? 0,
      ...rows.map((row) => textWidth(textOf(row[i] ?? ""))),
    );
    return Math.min(longest, Math.max(column.most ?? longest, textWidth(column.head)));
  });
  const last = columns.length - 1;
  const before = textWidth(indent) + widths.slice(0, last).reduce((sum, width) => sum + width + gap.length, 0);
  widths[last] = Math.max(8, Math.min(widths[last] ?? 0, look.width - before));
  const line = (cells: readonly Cell[], paint?: Paint): string =>
    indent +
    columns
      .map((column, i) => {
        const cell = cells[i] ?? "";
        const text = padToWidth(
          cutToWidth(textOf(cell), widths[i] ?? 0),
          i === last && column.align !== "right" ? 0 : (widths[i] ?? 0),
          column.align ?? "left",
        );
        return (paint ?? paintOf(cell))(text);
      })
      .join(gap);
  return [
    line(
      columns.map((column) => column.head),
      look.head,
    ),
    ...rows.map((row) => line(row)),
  ];
};

/** Text in lines of at most `width` columns, broken between words. */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};
