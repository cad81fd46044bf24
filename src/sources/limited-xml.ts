import { SaxesParser, type SaxesTagPlain } from "saxes";
import { decoderLabel, detectEncoding } from "./encoding.js";
import { FileFault } from "./file-fault.js";

const depthLimit = 64;
const attributeLimit = 64 * 1024;
/** A tag, attribute or text that never ends is held in memory by the parser. */
const silenceLimit = 4 * 1024 * 1024;

export type XmlEvents = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
  /** After each piece of the file, when output may be flushed. */
  readonly piece?: (bytes: number) => Promise<void>;
};

/**
 * Streams XML within bounds that saxes has not: depth, size of an attribute, size of what is held. Any DOCTYPE is refused, so that no
 * entity is ever defined and no other file ever named.
 */
export const readXml = async (bytes: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> => {
  const parser = new SaxesParser();
  let depth = 0;
  let silence = 0;
  const stop = (code: "file.xml" | "file.damaged" | "file.too-large", says: string): never => {
    throw new FileFault(code, says);
  };
  parser.on("doctype", () => stop("file.xml", "it declares a DOCTYPE, which could name entities or other files"));
  parser.on("error", (error) => stop("file.damaged", `it is no well-formed XML (${error.message.slice(0, 200)})`));
  parser.on("attribute", ({ name, value }) => {
    silence = 0;
    if (name.length + value.length > attributeLimit) stop("file.too-large", "it has an attribute of more than 64 KB");
  });
  parser.on("opentag", (tag) => {
    silence = 0;
    if (++depth > depthLimit) stop("file.xml", `it is nested more than ${depthLimit} deep`);
    events.open(tag.name, (tag as SaxesTagPlain).attributes, parser.line);
  });
  parser.on("closetag", (tag) => {
    silence = 0;
    depth--;
    events.close(tag.name);
  });
  if (events.text) parser.on("text", events.text);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let seen = 0;
  let head = "";
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    for (let at = 0; at < chunk.length; at += 1 << 15) {
      const piece = chunk.subarray(at, at + (1 << 15));
      silence += piece.length;
      if (silence > silenceLimit) stop("file.too-large", "it has a tag or a text of more than 4 MB");
      const text = decoded(decoder, piece);
      // saxes collects a whole DOCTYPE before it tells: the first bytes are looked at before it sees them.
      if (head.length < 4096) {
        head += text.slice(0, 4096);
        if (/<!DOCTYPE/i.test(head))
          stop("file.xml", "it declares a DOCTYPE, which could name entities or other files");
      }
      parser.write(text);
    }
    seen += chunk.length;
    await events.piece?.(seen);
  }
  parser.write(decoder === null ? "" : decoded(decoder));
  parser.close();
};

const decoded = (decoder: InstanceType<typeof TextDecoder>, piece?: Buffer): string => {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new FileFault("file.damaged", "its bytes are not in the encoding it declares");
  }
};

/** The byte order mark, else what the XML declaration says, else UTF-8. */
const encodingOf = (head: Buffer): string => {
  const found = detectEncoding(head.subarray(0, 4096));
  if (found.encoding.startsWith("utf-16")) return found.encoding;
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(head.subarray(0, 200).toString("latin1"))?.[1];
  return (declared && decoderLabel(declared)) || "utf-8";
};
