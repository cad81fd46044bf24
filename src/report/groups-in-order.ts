import type { PromiseVerdict } from "./model.js";

export type Group = PromiseVerdict["segments"][number];

/** Not one group by name: what is small or hidden, together. It closes the list, and is never cut from it. */
const isRest = (group: Group): boolean => group.suppressed || group.groups > 1 || Object.keys(group.by).length === 0;

const rank = (group: Group): number =>
  isRest(group) ? 3 : !group.differs ? 2 : (group.difference?.estimate ?? 0) < 0 ? 0 : 1;

/** Those whose difference is not chance, worse before better; then the others; inside each by people let down. */
export const groupsInOrder = ({ segments }: PromiseVerdict): Group[] =>
  [...segments].sort((a, b) => rank(a) - rank(b) || (b.people ?? -1) - (a.people ?? -1));

/** A page has room for so many. */
const most = 12;

/** The command that lists them all. */
export const listsAll = "kept check --segments";

/** The first groups and all that stands for several; `more` are not listed, and `differing` of those are not chance. */
export const groupsOnPage = (
  verdict: PromiseVerdict,
): { readonly groups: readonly Group[]; readonly more: number; readonly differing: number } => {
  const all = groupsInOrder(verdict);
  const named = all.filter((group) => !isRest(group));
  const left = named.slice(most);
  return {
    groups: [...named.slice(0, most), ...all.filter(isRest)],
    more: left.length,
    differing: left.filter((group) => group.differs).length,
  };
};
