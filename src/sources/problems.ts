import { problemKinds } from "../core/problem.js";

/** What can be wrong with a file as a whole. Faults of single records are in `interactions/problems.ts`. */
export const fileProblems = problemKinds({
  "file.none": {
    title: "No file matches",
    why: "A source whose pattern matches nothing delivers nothing.",
    instead: "files: data/tills/*.csv",
  },
  "file.outside": {
    title: "A file outside the workspace",
    why: "Only files inside the workspace folder are read, after links are followed, so that a spec cannot read the machine.",
    instead: "Copy or mount the data inside the workspace folder.",
  },
  "file.special": {
    title: "Not a regular file",
    why: "Pipes, devices and sockets are never read.",
    instead: "Write the data to a file first.",
  },
  "file.pattern": {
    title: "A pattern that cannot be used",
    why: "Patterns are relative to the workspace and stay in it.",
    instead: "files: data/*.csv",
  },
  "file.unreadable": {
    title: "A file that may not be read",
    why: "The system refused to open the file.",
    instead: "Check its owner and its permissions.",
  },
  "file.changed": {
    title: "A file that changed while it was read",
    why: "A file is taken whole or not at all.",
    instead: "Import again when it is complete.",
  },
  "file.empty": { title: "An empty file", why: "There is not one record in it.", instead: "Check the export." },
  "file.format": {
    title: "Content that is not what the name says",
    why: "The first bytes belong to another format.",
    instead: "Rename the file, or export it in the format declared.",
  },
  "file.refused": {
    title: "A format that is not read",
    why: "Brotli's decoder in this engine has a known hole (CVE-2026-116366), so `.br` files and brotli Parquet are not opened.",
    instead: "Compress with gzip or zstd.",
  },
  "file.truncated": {
    title: "A file that breaks off",
    why: "The compressed data end early; a part is not taken for the whole.",
    instead: "Export or copy the file again.",
  },
  "file.damaged": {
    title: "A file that cannot be read",
    why: "The reader could not make sense of its content.",
    instead: "Export it again, or as CSV.",
  },
  "file.too-large": {
    title: "A file beyond the limits",
    why: "Lines, cells, columns and what a compressed file unpacks to are bounded.",
    instead: "Split the file.",
  },
  "file.xml": {
    title: "XML that is not read",
    why: "Documents with a DOCTYPE, or nested too deep, are refused.",
    instead: "Remove the DOCTYPE.",
  },
  "file.stuck": {
    title: "A file that holds the reader up",
    why: "The reader made no progress and was ended; nothing of the file was taken.",
    instead: "Export it again, or as CSV.",
  },
  "file.column": {
    title: "A column that the file has not",
    why: "The mapping names a column that is not in the file's header.",
    instead: "at: placed_at",
  },
  "file.sheet": { title: "No such sheet", why: "The workbook has no sheet of that name.", instead: "sheet: Orders" },
  "record.malformed": {
    title: "A record that breaks the file's form",
    why: "It has too many or too few fields, or a quote that never closes.",
    instead: "Mend the line in the export.",
  },
  "record.encoding": {
    title: "Text in another encoding",
    why: "The record holds bytes that are no UTF-8 while the file is.",
    instead: "Declare `encoding: windows-1252`.",
  },
});
