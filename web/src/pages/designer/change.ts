import type { Takes } from "../../ask.js";

/** What stands in the form, as typed. */
export type Typed = {
  readonly name: string;
  readonly says: string;
  readonly kind: string;
  readonly made: string;
  readonly met: string;
  readonly limit: string;
  readonly target: string;
  readonly window: string;
  readonly from: string;
  readonly public: boolean;
};

/** What is asked to change: only what was typed otherwise than it is. */
export const changeOf = (typed: Typed, was: Typed | null, save?: string): Takes<"edit-promise"> => {
  const keys = was === null ? newKeys : changeable;
  const texts = keys.filter((key) => typed[key].trim() !== "" && typed[key].trim() !== was?.[key].trim());
  return {
    promise: typed.name,
    ...Object.fromEntries(texts.map((key) => [key, typed[key].trim()])),
    ...(typed.public !== (was?.public ?? false) ? { public: typed.public } : {}),
    ...(save === undefined ? {} : { save }),
  } as Takes<"edit-promise">;
};

const changeable = ["says", "limit", "target", "window", "from"] as const;
const newKeys = ["says", "kind", "made", "met", "limit", "target", "window"] as const;

export const isEmpty = (change: Takes<"edit-promise">): boolean =>
  Object.keys(change).every((key) => key === "promise" || key === "from");
