import type { Gap } from "../../interactions/model.js";
import { unreadByLoad } from "../../interactions/quarantine.sql.js";
import { madePattern, typesOf } from "../../promises/commitments.sql.js";
import type { Unread } from "../../promises/judged.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { formatCount } from "../../report/format.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Stores } from "../context.js";
import { sourcesOf } from "../judge/evidence.js";
import { ask } from "./ask.js";

/**
 * What one load in force should have yielded of one type and could not be read. `type` empty: nobody knows of which. `loose`: of
 * so many nobody knows whom they are about; `looseShare`: how much of the load that is.
 */
export type UnreadRecords = {
  readonly source: string;
  readonly load: number;
  readonly type: string;
  readonly n: number;
  readonly loose: number;
  readonly looseShare: number;
  /** Between when what could be read of the load happened, half-open; null: nothing could. */
  readonly between: readonly [number, number] | null;
};

export const unreadRecords = async (
  { facts, state }: Stores,
  knownAt: Date | null,
): Promise<readonly UnreadRecords[]> => {
  const rows = await state.db
    .selectFrom("loads")
    .select(["id", "source", "rows", "quarantined", "first_at", "last_at", "loaded_at"])
    .where("state", "=", "committed")
    .where("quarantined", ">", 0)
    .execute();
  const loads = new Map(
    rows.filter((l) => knownAt === null || l.loaded_at <= knownAt.toISOString()).map((l) => [l.id, l]),
  );
  if (loads.size === 0) return [];
  const unread = await ask(facts, unreadByLoad, { loads: [...loads.keys()] });
  return unread.map((each) => {
    const { source, rows, quarantined, first_at, last_at } = loads.get(each.load)!;
    return {
      ...each,
      source,
      looseShare: each.loose / (Number(rows) + Number(quarantined)),
      between: first_at === null || last_at === null ? null : [Date.parse(first_at), Date.parse(last_at) + 1],
    };
  });
};

/** A load of which more is loose than this is as good as missing. */
const mostLoose = 0.05;

/** What could not be read and bears on one promise in one window. */
export type Unreadable = {
  /** Whose commitments rest on something that could not be read. */
  readonly unread: Unread | null;
  readonly gaps: readonly Gap[];
  /** About so many commitments that were never seen to be made. */
  readonly hidden: number;
  /** About so many records that may be anybody's evidence. */
  readonly loose: number;
  /** `395 records of Repairs could not be read`; null: none that matter here. */
  readonly says: string | null;
};

export const unreadable = (
  workspace: Workspace,
  records: readonly UnreadRecords[],
  { definition, from, to }: { definition: PromiseDefinition; from: number; to: number },
): Unreadable => {
  const proving = ofTypes(workspace, records, provingTypes(definition));
  const making = ofTypes(workspace, records, madePattern(definition).types);
  const linked = proving.filter((r) => r.n > r.loose);
  const [lost, loose] = [
    proving.filter((r) => r.looseShare > mostLoose),
    proving.filter((r) => r.looseShare <= mostLoose),
  ];
  const within = ({ between }: UnreadRecords) => shareWithin(between, { from, to });
  const sum = (of: readonly UnreadRecords[], n: (r: UnreadRecords) => number) =>
    Math.ceil(of.reduce((all, r) => all + n(r) * within(r), 0));
  const all = [...new Set([...proving, ...making])];
  const worst = [...new Set(all.map((r) => r.source))]
    .map((source) => ({
      source,
      n: sum(
        all.filter((r) => r.source === source),
        (r) => r.n,
      ),
    }))
    .sort((a, b) => b.n - a.n)[0];
  return {
    unread:
      linked.length === 0
        ? null
        : { per: definition.per, types: provingTypes(definition), loads: [...new Set(linked.map((r) => r.load))] },
    gaps: lost.map(({ source, between }) => ({
      source,
      part: "",
      from: between?.[0] ?? Number.NEGATIVE_INFINITY,
      to: between?.[1] ?? Number.POSITIVE_INFINITY,
      kind: "missing",
    })),
    hidden: sum(making, (r) => r.n),
    loose: sum(loose, (r) => r.loose),
    says: worst && worst.n > 0 ? unreadSays(workspace, worst) : null,
  };
};

/** The types that may prove the promise kept or broken, or void it. */
const provingTypes = (definition: PromiseDefinition): readonly string[] => {
  const { met, counts, void: voids } = definition;
  return met === null && counts === null
    ? typesOf(definition)
    : [met, counts, voids].flatMap((pattern) => pattern?.types ?? []);
};

const ofTypes = (workspace: Workspace, records: readonly UnreadRecords[], types: readonly string[]) => {
  const sources = new Set(types.length === 0 ? [] : sourcesOf(workspace, types).map((s) => s.name));
  return records.filter((r) => sources.has(r.source) && (r.type === "" || types.includes(r.type)));
};

/** How much of a stretch lies in the window, as if everything in it came evenly. */
const shareWithin = (stretch: readonly [number, number] | null, window: { from: number; to: number }): number => {
  if (stretch === null) return 1;
  const [first, last] = stretch;
  return Math.max(0, Math.min(last, window.to) - Math.max(first, window.from)) / (last - first);
};

const unreadSays = (workspace: Workspace, { source, n }: { source: string; n: number }): string => {
  const name = workspace.sources.find((s) => s.name === source)?.says ?? source;
  return `${formatCount(n)} ${n === 1 ? "record" : "records"} of ${name} could not be read`;
};
