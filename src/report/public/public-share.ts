import type { PublicShare } from "./model.js";

type Counts = { readonly kept: number; readonly broken: number; readonly people: number; readonly let_down: number };

const fewest = 5;

/**
 * What may be told of a count: nothing of fewer than 5 people, and of 1 to 4 people let down a share that fits any of those
 * numbers. What was kept is told only with it, so nothing is got by subtraction (complementary suppression). From 100 on in
 * hundredths, unless rounding would move the share onto or across what was promised.
 */
export const publicShare = ({ kept, broken, people, let_down }: Counts, promised: number): PublicShare => {
  const due = kept + broken;
  if (due === 0) return { is: "none" };
  if (people < fewest) return { is: "few" };
  if (broken === 0) return { is: "all", of: due };
  const of = Math.min(due, 100);
  if (let_down < fewest) {
    const most = Math.min(due, fewest * Math.ceil(broken / fewest));
    return { is: "atLeast", kept: Math.floor(((due - most) / due) * of + 1e-9), of };
  }
  if (due < 100) return { is: "of", kept, of: due };
  const share = kept / due;
  const fine = [100, 1000, 10_000].find((parts) => tells(Math.round(share * parts) / parts, share, promised)) ?? 10_000;
  return { is: "of", kept: Math.round(share * fine), of: fine };
};

/** Whether a rounded share still lies on its side of what was promised, and is not all or nothing. */
const tells = (rounded: number, share: number, promised: number): boolean =>
  Math.sign(rounded - promised) === Math.sign(share - promised) && rounded < 1 && rounded > 0;
