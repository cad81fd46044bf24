import { splitCsv } from "../csv-records.js";
import { FileFault } from "../file-fault.js";

/** The first record after the lines to skip, and whether one of the first records runs over several lines. */
export const firstRecord = (
  text: string,
  options: { delimiter: string; skipLines: number },
): { fields: string[]; lines: number; multilineSoon: boolean } => {
  const lines = text.split(/\r\n|\n/).slice(options.skipLines);
  let joined = "";
  for (const [i, line] of lines.slice(0, 100).entries()) {
    joined = i === 0 ? line : `${joined}\n${line}`;
    const split = splitCsv(joined, options.delimiter);
    if (split === "open") continue;
    if (split.fault !== null) break;
    if (split.fields.length === 0 && i === 0)
      throw new FileFault("file.empty", "its first line is blank", "skip_lines: 1");
    const multilineSoon = lines.slice(i + 1, -1).some((later) => oddQuotes(later));
    return { fields: [...split.fields], lines: i + 1, multilineSoon };
  }
  throw new FileFault(
    "file.damaged",
    "its first record cannot be split into fields",
    "check the delimiter and the quotes",
  );
};

const oddQuotes = (line: string) => line.includes('"') && (line.split('"').length - 1) % 2 === 1;
