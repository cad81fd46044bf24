import { eventHash } from "../../interactions/event-hash.js";
import type { Outcome } from "./outcome.js";

/** What is remembered of an event that came lately: how it is told from another, and what its sender was told. */
export type Recent = { readonly print: number; readonly outcome: Outcome };

const recentEvents = 100_000;
const bitsPerEvent = 12;
const smallest = 1 << 22;

export const eventKey = (source: string, id: string): string => `${source}\0${id}`;

/**
 * Which events may have come before. Those of late are known exactly; of all others a Bloom filter knows those that certainly
 * have not. Until it is filled it knows of none. Whether one that may have come did is asked of the facts.
 */
export class SeenEvents {
  #young = new Map<string, Recent>();
  #old = new Map<string, Recent>();
  #bits = new Uint32Array(smallest >>> 5);
  #n = 0;
  #filled = false;

  recent(key: string): Recent | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  remember(key: string, recent: Recent): void {
    if (this.#young.size >= recentEvents) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, recent);
  }

  mayHold(key: string): boolean {
    return !this.#filled || each(eventHash(key), this.#bits.length, (word, bit) => (this.#bits[word]! & bit) !== 0);
  }

  add(hash: number): void {
    this.#n += 1;
    each(hash, this.#bits.length, (word, bit) => {
      this.#bits[word]! |= bit;
      return true;
    });
  }

  /** Whether the filter lets so much through that it should be made anew, larger. */
  get crowded(): boolean {
    return this.#n * bitsPerEvent > this.#bits.length * 32 * 1.5;
  }

  /** Empties the filter, with room for so many events. */
  begin(events: number): void {
    const bits = Math.max(smallest, 2 ** Math.ceil(Math.log2(Math.max(1, events) * 2 * bitsPerEvent)));
    this.#bits = new Uint32Array(Math.min(bits, 2 ** 32) / 32);
    this.#n = 0;
    this.#filled = false;
  }

  filled(): void {
    this.#filled = true;
  }
}

/** Four bits for each hash. True as long as `look` is. */
const each = (hash: number, words: number, look: (word: number, bit: number) => boolean): boolean => {
  const step = (Math.imul(hash, 0x9e3779b1) >>> 0) | 1;
  let at = hash;
  for (let i = 0; i < 4; i++) {
    const mixed = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d) >>> 0;
    // The high bits choose the word, the low ones the bit: words are a power of two.
    if (!look((mixed >>> 5) & (words - 1), 1 << (mixed & 31))) return false;
    at = (at + step) >>> 0;
  }
  return true;
};
