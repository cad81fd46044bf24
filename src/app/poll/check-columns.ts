import { wantedColumns } from "../../interactions/read-plan.js";
import type { FieldSource, RecordMapping, SourceDefinition } from "../../sources/model.js";
import { sliceAt } from "../../sources/poll/json-slice.js";
import { pollFault } from "../../sources/poll/poll-fault.js";
import { nearest } from "../../spec/did-you-mean.js";

/**
 * Throws where the other side has changed so that the mapping would read nothing. With `columns` known, each that is mapped must be
 * there. Records with keys of their own leave out what they have not: but what says when, or which, is in some record of a page.
 */
export const checkColumns = (
  source: SourceDefinition,
  step: { readonly columns: readonly string[] | null; readonly lines: readonly string[] },
): void => {
  const { columns, lines } = step;
  if (columns !== null) {
    const missing = wantedColumns(source).filter((name) => !columns.includes(name));
    if (missing.length > 0) throw missingColumns(missing, columns);
    return;
  }
  if (lines.length === 0) return;
  const somewhere = (name: string) => lines.some((line) => sliceAt(line, name) !== null);
  const timed = source.records.filter((record) => columnsOf(record.at.from).every(somewhere));
  const missing =
    timed.length === 0
      ? source.records.flatMap((record) => columnsOf(record.at.from))
      : timed.flatMap(identity).filter((name) => !somewhere(name));
  if (missing.length > 0) throw missingColumns([...new Set(missing)], Object.keys(JSON.parse(lines[0]!) as object));
};

const identity = (record: RecordMapping): readonly string[] => [
  ...(record.id ? columnsOf(record.id) : []),
  ...(record.subject ? columnsOf(record.subject) : []),
];

const columnsOf = (field: FieldSource): readonly string[] => {
  if (field.kind === "column") return [field.column];
  return field.kind === "template"
    ? field.parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]))
    : [];
};

const missingColumns = (missing: readonly string[], columns: readonly string[]) => {
  const meant = missing.length === 1 ? nearest(missing[0]!, columns) : undefined;
  return pollFault(
    "poll.columns",
    `what comes has no ${missing.map((name) => `"${name}"`).join(", ")}`,
    meant ?? `one of its columns: ${columns.slice(0, 30).join(", ")}`,
  );
};
