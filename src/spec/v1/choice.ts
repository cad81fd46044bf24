import { fail, ok } from "../../core/result.js";
import { nearest } from "../did-you-mean.js";
import { scalar } from "./scalar.js";

/** One word of a list. */
export const choice = <const W extends readonly string[]>(words: W) =>
  scalar<W[number]>({
    what: `one of ${words.join(", ")}`,
    examples: [words[0]!],
    json: { type: "string", enum: [...words] },
    parse: (t) => {
      if (words.includes(t)) return ok(t);
      const meant = nearest(t, words);
      return fail({
        code: "spec.value.choice",
        must: `must be one of ${words.join(", ")}`,
        write: meant ? `write ${meant}` : `write one of ${words.join(", ")}`,
      });
    },
  });
