import type { Sheet } from "../report/sheet.js";
import { textWidth } from "../report/text-width.js";
import { visible } from "../report/visible.js";
import type { Look } from "./look.js";
import { finish, paints } from "./paint.js";
import { textTable, wrapped } from "./text-table.js";

/** Any answer that is sentences and a table. Where the table does not fit, each row becomes lines of `head  value`. */
export const sheetLines = (sheet: Sheet, look: Look): string[] => {
  const { bold, dim } = paints(look);
  const says = sheet.says.flatMap((each, i) =>
    wrapped(visible(each), look.width).map((line) => (i === 0 ? bold(line) : line)),
  );
  const rows = sheet.rows.map((row) => row.map((cell) => visible(cell, 200)));
  const head = sheet.title ? ["", bold(visible(sheet.title))] : says.length > 0 && rows.length > 0 ? [""] : [];
  const table = rows.length === 0 ? [] : textTable(sheet.columns, rows, { width: look.width, head: dim });
  const fits = table.every((line) => textWidth(line) <= look.width);
  return [
    ...says,
    ...head,
    ...(fits
      ? table
      : stacked(
          sheet.columns.map((each) => each.head),
          rows,
          look,
        )),
    ...(sheet.notes ?? []).flatMap((note) => wrapped(visible(note), look.width)),
    ...(sheet.more ?? []).flatMap((each) => sheetLines(each, look)),
  ];
};

const stacked = (heads: readonly string[], rows: readonly (readonly string[])[], look: Look): string[] => {
  const { dim, bold } = paints(look);
  return rows.flatMap((row) => [
    bold(wrapped(row[0] ?? "", look.width)[0] ?? ""),
    ...wrapped(
      row
        .slice(1)
        .map((cell, i) => (cell === "" ? "" : `${heads[i + 1]?.toLowerCase() ?? ""} ${cell}`))
        .filter(Boolean)
        .join(", "),
      look.width - 4,
    ).map((line) => `    ${dim(line)}`),
  ]);
};

export const renderSheet = (sheet: Sheet, look: Look): string => finish(sheetLines(sheet, look), look);
