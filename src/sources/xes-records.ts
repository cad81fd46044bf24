import { SaxesParser, type SaxesTagPlain } from "saxes";
import { decoderLabel, detectEncoding } from "./encoding.js";
import { FileFault } from "./file-fault.js";
import type { Limits } from "./limits.js";
import type { RecordFile } from "./reader/record-file.js";

const depthLimit = 64;
const attributeLimit = 64 * 1024;
const attributeTags = new Set(["string", "date", "int", "float", "boolean", "id"]);

type Out = { readonly file: RecordFile; readonly limits: Limits; readonly onBytes: (n: number) => void };

/**
 * Events of an XES log, one record each: the trace's attributes as `case:NAME`, the event's own as they are called (as PM4Py
 * names them). Nested attributes are left out. Any DOCTYPE is refused, so that no entity is ever defined. Returns the names.
 */
export const xesRecords = async (bytes: AsyncIterable<Buffer>, out: Out): Promise<string[]> => {
  const names: string[] = [];
  const places = new Map<string, number>();
  const place = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    if (names.length >= out.limits.columns) throw new FileFault("file.too-large", `it has more than ${out.limits.columns} attributes`);
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  let trace: [number, string][] = [];
  let event: string[] | null = null;
  let inTrace = false;
  let traceAt = 0;
  let eventLine = 0;
  const path: string[] = [];
  const parser = new SaxesParser();
  let attributeCharacters = 0;
  const stop = (code: "file.xml" | "file.damaged" | "file.too-large", says: string): never => {
    throw new FileFault(code, says);
  };
  parser.on("doctype", () => stop("file.xml", "it declares a DOCTYPE, which could name entities or other files"));
  parser.on("error", (error) => stop("file.damaged", `it is no well-formed XML (${error.message})`));
  parser.on("opentag", (tag) => open(tag as SaxesTagPlain));
  parser.on("attribute", ({ name, value }) => {
    attributeCharacters = 0;
    if (name.length + value.length > attributeLimit) stop("file.too-large", "it has an attribute of more than 64 KB");
  });
  parser.on("closetag", (tag) => {
    path.pop();
    if (tag.name === "event" && event) {
      out.file.write(eventLine, event);
      event = null;
    } else if (tag.name === "trace") inTrace = false;
  });
  const open = (tag: SaxesTagPlain) => {
    const parent = path.at(-1);
    path.push(tag.name);
    if (path.length > depthLimit) stop("file.xml", `it is nested more than ${depthLimit} deep`);
    if (tag.name === "trace") {
      inTrace = true;
      trace = [];
      traceAt = parser.line;
    } else if (tag.name === "event") {
      eventLine = parser.line;
      event = [];
      if (inTrace) for (const [at, value] of trace) event[at] = value;
    } else if (attributeTags.has(tag.name) && (parent === "trace" || parent === "event")) {
      const name = tag.attributes.key ?? "";
      const value = tag.attributes.value ?? "";
      if (name === "") return;
      if (parent === "event" && event) set(event, place(name), value);
      else if (parent === "trace") {
        // Attributes that stand after the trace's events hold for the following ones only: XES puts them first.
        trace.push([place(`case:${name}`), value]);
        if (trace.length > out.limits.columns) stop("file.too-large", `the trace on line ${traceAt} has too many attributes`);
      }
    }
  };
  const set = (fields: string[], at: number, value: string) => {
    fields[at] = value;
  };
  await feed(parser, bytes, { ...out, watch: (n) => {
    attributeCharacters += n;
    // An attribute or text that never ends is held in memory by the parser.
    if (attributeCharacters > 64 * attributeLimit) stop("file.too-large", "it has a tag of more than 4 MB");
  }, reset: () => { attributeCharacters = 0; }, parser });
  if (names.length === 0) throw new FileFault("file.empty", "it has no events");
  return names;
};

const feed = async (parser: SaxesParser, bytes: AsyncIterable<Buffer>, out: Out & { watch: (n: number) => void; reset: () => void; parser: SaxesParser }) => {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let seen = 0;
  let last = -1;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    for (let at = 0; at < chunk.length; at += 1 << 16) {
      const piece = chunk.subarray(at, at + (1 << 16));
      if (out.file.records === last) out.watch(piece.length);
      else out.reset();
      last = out.file.records;
      write(parser, () => decoder!.decode(piece, { stream: true }));
    }
    out.onBytes((seen += chunk.length));
    await out.file.flush();
  }
  write(parser, () => decoder?.decode() ?? "");
  parser.close();
};

const write = (parser: SaxesParser, text: () => string) => {
  try {
    parser.write(text());
  } catch (error) {
    if (error instanceof TypeError) throw new FileFault("file.damaged", "its bytes are not in the encoding it declares");
    throw error;
  }
};

/** The byte order mark, else what the XML declaration says, else UTF-8. */
const encodingOf = (head: Buffer): string => {
  const found = detectEncoding(head.subarray(0, 4096));
  if (found.encoding.startsWith("utf-16")) return found.encoding;
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(head.subarray(0, 200).toString("latin1"))?.[1];
  return (declared && decoderLabel(declared)) || "utf-8";
};
