import type { MappedRow } from "../../interactions/map-event.js";
import { sipHash128 } from "../../interactions/sip-hash.js";
import type { Stores } from "../context.js";
import { erasedHashes } from "../import/erased.js";

/** Tells whether an interaction is about somebody who was erased; null where nobody was. Asked before each commit: an erasure holds from then on. */
export type ErasedPeople = {
  readonly are: (row: MappedRow) => boolean;
  readonly mentionedIn: (payload: string) => boolean;
};

const mostRemembered = 200_000;

/** Remembers what it has found out about a text as long as nobody else is erased. */
export const erasedPeople = () => {
  let known = { n: 0, hashes: new Set<string>() };
  const about = new Map<string, boolean>();
  return async (stores: Stores): Promise<ErasedPeople | null> => {
    const { n } = await stores.state.db
      .selectFrom("erased")
      .select((e) => e.fn.countAll().as("n"))
      .executeTakeFirstOrThrow();
    if (Number(n) === 0) return null;
    const { key, hashes } = await erasedHashes(stores);
    if (Number(n) !== known.n) {
      known = { n: Number(n), hashes: new Set(hashes) };
      about.clear();
    }
    const is = (text: string): boolean => {
      const before = about.get(text);
      if (before !== undefined) return before;
      if (about.size >= mostRemembered) about.clear();
      const now = known.hashes.has(sipHash128(text, key));
      about.set(text, now);
      return now;
    };
    return {
      are: ({ identifiers, subject }) => identifiers.some(is) || (subject !== "" && is(`subject:${subject}`)),
      mentionedIn: (payload) =>
        [...payload.split(/[^\w@.+:-]+/), ...payload.split(/[^\w@.+-]+/)].some(
          (word) => word.length >= 5 && is(`value:${word}`),
        ),
    };
  };
};
