import { promiseCounts } from "../../promises/counts.sql.js";
import { ask } from "../check/ask.js";
import type { Judgings } from "../check/judgings.js";
import type { Stores } from "../context.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";

export type Resting = { readonly promises: readonly string[]; readonly cannotJudge: number };

/** Which promises rest on a source, and how many commitments in their windows are unknown because of its gaps. */
export const restingOn = async ({ facts }: Stores, all: Judgings, source: string): Promise<Resting> => {
  const { workspace } = all;
  const promises: string[] = [];
  let cannotJudge = 0;
  for (const { definition, judging } of all.promises) {
    const proves = evidenceSources(workspace, definition).some((s) => s.name === source);
    if (proves || madeSources(workspace, definition).some((s) => s.name === source)) promises.push(definition.name);
    const gaps = judging.gaps.filter((gap) => gap.source === source);
    const own = new Set(all.unread.filter((r) => r.source === source).map((r) => r.load));
    const loads = (judging.unread?.loads ?? []).filter((load) => own.has(load));
    if (gaps.length === 0 && loads.length === 0) continue;
    // What no data could tell is unknown without any gap: that is not this source's doing.
    const [blinded, anyway] = await Promise.all([
      ask(facts, promiseCounts, { ...judging, gaps, unread: judging.unread && { ...judging.unread, loads } }),
      ask(facts, promiseCounts, { ...judging, gaps: [], unread: null }),
    ]);
    cannotJudge += (blinded[0]?.unknown ?? 0) - (anyway[0]?.unknown ?? 0);
  }
  return { promises, cannotJudge };
};
