/** MurmurHash3 of 32 bits, seed 0, of a text as UTF-8: the engine's murmurHash3_32. */
export const eventHash = (text: string): number => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return hashOf(Buffer.from(text));
  return hashOf(text);
};

const hashOf = (of: string | Uint8Array): number => {
  const at = typeof of === "string" ? (i: number) => of.charCodeAt(i) : (i: number) => of[i]!;
  const { length } = of;
  let hash = 0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    hash ^= mixed(at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24));
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  let tail = 0;
  for (let left = length - i; left > 0; left--) tail = (tail << 8) | at(i + left - 1);
  if (i < length) hash ^= mixed(tail);
  hash ^= length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const mixed = (k: number): number => {
  const once = Math.imul(k, 0xcc9e2d51);
  return Math.imul((once << 15) | (once >>> 17), 0x1b873593);
};
