import { isUtf8 } from "node:buffer";

/** What the first bytes say about how text is encoded, and whether that is certain or guessed. */
export type Encoding = { readonly encoding: string; readonly bom: number; readonly note: string | null };

export const detectEncoding = (head: Buffer): Encoding => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bom: 3, note: null };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bom: 2, note: null };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bom: 2, note: null };
  const zeros = zeroBytes(head.subarray(0, 4096));
  if (zeros.odd > 0.3 && zeros.even < 0.05)
    return { encoding: "utf-16le", bom: 0, note: "read as UTF-16 (little-endian): every other byte is zero" };
  if (zeros.even > 0.3 && zeros.odd < 0.05)
    return { encoding: "utf-16be", bom: 0, note: "read as UTF-16 (big-endian): every other byte is zero" };
  if (isUtf8(withoutCutCharacter(head))) return { encoding: "utf-8", bom: 0, note: null };
  return { encoding: "windows-1252", bom: 0, note: "read as windows-1252 (latin1), since the bytes are no UTF-8" };
};

/** Share of zero bytes at even and odd places: half of latin text in UTF-16 is zeros. */
const zeroBytes = (head: Buffer) => {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++;
  const half = Math.max(1, head.length / 2);
  return { even: even / half, odd: odd / half };
};

/** The head may end in the middle of a character. */
export const withoutCutCharacter = (bytes: Buffer): Buffer => {
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
};

const labels: Record<string, string> = {
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  utf8: "utf-8",
  "utf-16": "utf-16le",
  cp1252: "windows-1252",
};

/** The name under which the platform decodes it; null when it does not know it. */
export const decoderLabel = (encoding: string): string | null => {
  const label = labels[encoding.toLowerCase()] ?? encoding.toLowerCase();
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
};
