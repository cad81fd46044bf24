import { isUtf8 } from "node:buffer";
import { isJsonObject } from "./is-json-object.js";
import type { RecordFile } from "./record-file.js";
import { type Malformed, physicalLines } from "./tolerant-csv.js";

/** One JSON object a line; every other line is set aside with its number. */
export const tolerantJson = async (
  bytes: AsyncIterable<Buffer>,
  out: { good: RecordFile; malformed: Malformed; onBytes: (n: number) => void },
) => {
  let number = 0;
  let seen = 0;
  for await (const line of physicalLines(bytes)) {
    number++;
    seen += line.length + 1;
    const text = line.toString("utf8");
    if (text.trim() === "") continue;
    let full = false;
    if (text.includes("\ufffd") && !isUtf8(line))
      out.malformed.add(number, "record.encoding", "bytes that are no UTF-8", line.toString("latin1"));
    else if (isJsonObject(text)) full = out.good.write(number, [text.replace(/^\ufeff/, "")]);
    else out.malformed.add(number, "record.malformed", "not one JSON object", text);
    if (full || number % 10_000 === 0) {
      await out.good.flush();
      await out.malformed.file.flush();
      out.onBytes(seen);
    }
  }
};
