import { FileFault } from "./file-fault.js";
import { readXml } from "./limited-xml.js";
import type { Limits } from "./limits.js";
import type { RecordFile } from "./reader/record-file.js";

const attributeTags = new Set(["string", "date", "int", "float", "boolean", "id"]);

type Out = { readonly file: RecordFile; readonly limits: Limits; readonly onBytes: (n: number) => void };

/**
 * Events of an XES log, one record each: the trace's attributes as `case:NAME`, the event's own as they are called (as PM4Py
 * names them). Nested attributes are left out. Returns the names; the line is that of the event's tag.
 */
export const xesRecords = async (bytes: AsyncIterable<Buffer>, out: Out): Promise<string[]> => {
  const names: string[] = [];
  const places = new Map<string, number>();
  const place = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    if (names.length >= out.limits.columns)
      throw new FileFault("file.too-large", `it has more than ${out.limits.columns} attributes`);
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  let trace = new Map<number, string>();
  let event: Map<number, string> | null = null;
  let eventLine = 0;
  const path: string[] = [];
  await readXml(bytes, {
    open: (name, attributes, line) => {
      const parent = path.at(-1);
      path.push(name);
      if (name === "trace") trace = new Map();
      else if (name === "event") {
        eventLine = line;
        event = new Map();
      } else if (attributeTags.has(name) && attributes.key) {
        if (parent === "event") event?.set(place(attributes.key), attributes.value ?? "");
        // XES puts a trace's attributes before its events.
        else if (parent === "trace") trace.set(place(`case:${attributes.key}`), attributes.value ?? "");
      }
    },
    close: (name) => {
      path.pop();
      if (name !== "event" || event === null) return;
      const fields: string[] = [];
      for (const [at, value] of [...trace, ...event]) fields[at] = value;
      out.file.write(
        eventLine,
        Array.from(fields, (value) => value ?? ""),
      );
      event = null;
    },
    piece: async (seen) => {
      out.onBytes(seen);
      await out.file.flush();
    },
  });
  if (out.file.records === 0) throw new FileFault("file.empty", "it has no events");
  return names;
};
