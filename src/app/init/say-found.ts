import type { FileProfile } from "./profile.js";
import { profiledRows } from "./profile.sql.js";

const delimiters: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

/** What a file was recognised as, in sentences. */
export const foundIn = (profile: FileProfile): string[] => {
  const { sniffed } = profile.looked;
  const rows =
    profile.rows >= profiledRows
      ? `more than ${profiledRows.toLocaleString("en")} rows`
      : `${profile.rows.toLocaleString("en")} rows`;
  const form =
    sniffed.format === "csv" || sniffed.format === "tsv"
      ? `, ${delimiters[sniffed.delimiter] ?? sniffed.delimiter}, ${sniffed.encoding}`
      : "";
  const packed = sniffed.compression === "none" ? "" : `, ${sniffed.compression}`;
  return [
    `${profile.file.path}: ${rows}, ${sniffed.format}${packed}${form}`,
    ...sniffed.notes.filter((note) => !note.startsWith("fields are separated")).map((note) => `  ${note}`),
    ...profile.columns
      .filter((c) => c.time?.ambiguous)
      .map(
        (c) =>
          `  ${c.name}: nothing in the file says whether ${c.top[0]} is day/month or month/day; ${c.time!.slash} is written down`,
      ),
    ...profile.columns
      .filter((c) => c.time !== null && c.time.times < c.filled)
      .map((c) => `  ${c.name}: ${(c.filled - c.time!.times).toLocaleString("en")} of its times cannot be read`),
  ];
};

const order = ["at", "type", "subject", "customer", "channel", "amount", "score", "text"] as const;

/** The first mapped rows as a table; columns in which nothing stands are left out. */
export const sampleTable = (
  rows: readonly Readonly<Record<string, string>>[],
): { columns: string[]; rows: string[][] } | null => {
  if (rows.length === 0) return null;
  const columns = order.filter((name) => rows.some((row) => (row[name] ?? "") !== ""));
  const properties = [
    ...new Set(rows.flatMap((row) => Object.keys(JSON.parse(row.properties || "{}") as object))),
  ].slice(0, 3);
  return {
    columns: [...columns, ...properties],
    rows: rows.map((row) => {
      const held = JSON.parse(row.properties || "{}") as Record<string, string>;
      return [
        ...columns.map((name) => (name === "at" ? (row.at ?? "").replace(/\.000$/, "") : (row[name] ?? ""))),
        ...properties.map((name) => held[name] ?? ""),
      ];
    }),
  };
};
