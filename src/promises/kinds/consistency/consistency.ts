import { roughMs } from "../../../core/duration.js";
import { isMeant, numberOf, textOf } from "../../conditions.js";
import type { Terms } from "../../model.js";
import type { Interaction, KindPlain } from "../kind.js";

type Consistency = Extract<Terms, { kind: "consistency" }>;

export const consistencyPlain: KindPlain<Consistency> = ({ made, history, terms, definition }) => {
  const lastSaid = new Map<string, Interaction>();
  for (const one of history) {
    if (one.at > made.at || (one.at === made.at && one.recordId >= made.recordId)) break;
    const counts =
      isMeant(definition.made, one) && one.at >= made.at - roughMs(terms.within) && one.channel !== made.channel;
    if (counts && textOf(one, terms.compares) !== "") lastSaid.set(one.channel, one);
  }
  const others = [...lastSaid.values()];
  if (others.length === 0) return null;
  const here = { due: made.at, settled: made.at, seen: made.at };
  const numbers = others.map((one) => difference(made, one, terms)).filter((d) => d !== null);
  const measured = numbers.length > 0 ? Math.max(...numbers) : null;
  if (textOf(made, terms.compares) === "") return { ...here, outcome: "unknown", measured };
  return { ...here, outcome: others.every((one) => agrees(made, one, terms)) ? "kept" : "broken", measured };
};

const difference = (a: Interaction, b: Interaction, terms: Consistency): number | null => {
  const x = numberOf(a, terms.compares);
  const y = numberOf(b, terms.compares);
  return x === null || y === null ? null : Math.abs(x - y);
};

const agrees = (a: Interaction, b: Interaction, terms: Consistency): boolean => {
  const apart = difference(a, b, terms);
  if (apart === null) return textOf(a, terms.compares) === textOf(b, terms.compares);
  const size = Math.max(Math.abs(numberOf(a, terms.compares)!), Math.abs(numberOf(b, terms.compares)!));
  // As in the SQL: sums of cents in binary need a little room.
  return apart <= ("absolute" in terms.margin ? terms.margin.absolute : terms.margin.relative * size) + 1e-9;
};
