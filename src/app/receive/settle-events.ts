import { quarantinedUnder, storedUnder } from "../../interactions/live.sql.js";
import { type LiveContent, sameContent } from "../../interactions/live-rows.js";
import type { Stores } from "../context.js";
import type { ErasedPeople } from "./erased-people.js";
import { conflict, type Fault, type Incoming, payloadOf } from "./incoming.js";
import { duplicate, ignored, type Outcome, taken } from "./outcome.js";
import { eventKey, type SeenEvents } from "./seen-events.js";

/** What is to be done about one event: which rows are stored, what is set aside, what its sender is told. */
export type Settled = {
  readonly event: Incoming;
  readonly outcome: Outcome;
  /** `still`: it lies in quarantine and stays there. */
  readonly as: "stored" | "set aside" | "again" | "erased" | "nothing" | "still";
  readonly faults: readonly Fault[];
  /** Records in quarantine that it takes the place of. */
  readonly resolves: readonly QuarantinedLine[];
};

export type QuarantinedLine = { readonly load: number; readonly line: string };

type Known = {
  readonly stored: readonly { readonly content: LiveContent; readonly known: number; readonly gone: boolean }[];
  readonly aside: readonly (QuarantinedLine & {
    readonly payload: string;
    readonly code: string;
    readonly says: string;
  })[];
};

/**
 * Holds events against what came before, each id of a source once: the first is kept, the same again is a duplicate and gets the
 * first answer, another under the same id is set aside. `mappedSince`: from when on a source's rows were made by its mapping of now.
 */
export const settleEvents = async (
  stores: Stores,
  events: readonly Incoming[],
  given: {
    readonly seen: SeenEvents;
    readonly erased: ErasedPeople | null;
    readonly mappedSince: (source: string) => number;
    /** Lines of quarantine that are read again: they are no earlier event. */
    readonly again?: ReadonlyMap<Incoming, QuarantinedLine>;
  },
): Promise<readonly Settled[]> => {
  const { seen, erased, mappedSince, again } = given;
  const known = await known_(
    stores,
    events.filter((event) => isDoubtful(event, seen) || again?.has(event) === true),
  );
  const now = new Map<string, { print: number; outcome: Outcome }>();
  return events.map((event): Settled => {
    const key = keyOf(event);
    const before = now.get(key) ?? seen.recent(key);
    const settled = again?.has(event)
      ? readAgain(event, { known: known.get(key), erased, own: again.get(event)!, mappedSince })
      : before !== undefined && !isMended(before, event)
        ? repeated(event, { before, known: known.get(key), now })
        : (stored(event, known.get(key), mappedSince) ?? first(event, known.get(key), erased));
    if (settled.as !== "again" && settled.as !== "still" && settled.as !== "nothing" && !isConflict(settled))
      now.set(key, { print: event.print, outcome: settled.outcome });
    return settled;
  });
};

/** An event without an id is known by what it says. */
export const keyOf = ({ source, id, print }: Incoming): string => eventKey(source.name, id === "" ? `\0${print}` : id);

export const isConflict = ({ outcome }: Settled): boolean =>
  outcome.status === "refused" && outcome.code === "event.id.conflict";

const isDoubtful = (event: Incoming, seen: SeenEvents): boolean => {
  if (event.id === "") return false;
  const recent = seen.recent(keyOf(event));
  if (recent !== undefined) return isMended(recent, event) || recent.print !== event.print;
  // A file may have brought it.
  return event.source.files.length > 0 || seen.mayHold(keyOf(event));
};

/** It was refused, and is sent again in a form that can be read. */
const isMended = (before: { print: number; outcome: Outcome }, event: Incoming): boolean =>
  before.outcome.status === "refused" && event.faults.length === 0 && event.print !== before.print;

type Before = { readonly print: number; readonly outcome: Outcome };

const repeated = (
  event: Incoming,
  { before, known, now }: { before: Before; known: Known | undefined; now: Map<string, Before> },
): Settled => {
  const { print, outcome } = before;
  if (print === event.print || (outcome.status === "refused" && event.faults.length > 0))
    return sameAgain(event, outcome.status === "taken" ? duplicate : outcome);
  const refused = known?.aside.find((one) => one.payload === payloadOf(event.event));
  if (refused !== undefined) return sameAgain(event, { status: "refused", code: refused.code, says: refused.says });
  // Within a batch the facts do not know of it yet.
  const other = `${keyOf(event)}\0${event.print}`;
  const twice = now.get(other);
  if (twice !== undefined) return sameAgain(event, twice.outcome);
  const settled = otherwise(event);
  now.set(other, { print: event.print, outcome: settled.outcome });
  return settled;
};

const sameAgain = (event: Incoming, outcome: Outcome): Settled => ({
  event,
  outcome,
  as: "again",
  faults: [],
  resolves: [],
});

/** Another event under an id that was taken: what is wrong with it anyway comes first. */
const otherwise = (event: Incoming): Settled =>
  asideOf(event, event.faults.length > 0 ? event.faults : [conflict(event)]);

/** Against what the facts hold; null: it never came, or only in a form that could not be read. */
const stored = (event: Incoming, known: Known | undefined, mappedSince: (source: string) => number): Settled | null => {
  if (known === undefined) return null;
  const payload = payloadOf(event.event);
  const refused = known.aside.find((one) => one.payload === payload);
  if (known.stored.length > 0) {
    if (isSame(event, known.stored, mappedSince(event.source.name))) return sameAgain(event, duplicate);
    if (refused === undefined) return otherwise(event);
  }
  if (refused === undefined || (event.faults.length === 0 && known.stored.length === 0)) return null;
  return sameAgain(event, { status: "refused", code: refused.code, says: refused.says });
};

/** A row that was made by another mapping, or has been corrected since, cannot be compared: then the id decides. */
const isSame = (event: Incoming, rows: Known["stored"], since: number): boolean =>
  rows.some((row) => row.gone || row.known < since) ||
  (event.faults.length === 0 &&
    event.contents.length === rows.length &&
    event.contents.every((content) => rows.some((row) => sameContent(content, row.content))));

const first = (event: Incoming, known: Known | undefined, erased: ErasedPeople | null): Settled => {
  // Its sender learns nothing: who was erased is nobody's business.
  if (erased !== null && isErased(event, erased)) return { ...sameAgain(event, taken), as: "erased" };
  if (event.faults.length > 0) return asideOf(event, event.faults);
  if (event.rows.length === 0) return { ...sameAgain(event, ignored), as: "nothing" };
  const resolves = (known?.aside ?? []).filter((one) => one.code !== "event.id.conflict");
  return { event, outcome: taken, as: "stored", faults: [], resolves };
};

/** A record of quarantine, once more: it leaves only when it is stored, or its person was erased. */
const readAgain = (
  event: Incoming,
  given: {
    readonly known: Known | undefined;
    readonly erased: ErasedPeople | null;
    readonly own: QuarantinedLine;
    readonly mappedSince: (source: string) => number;
  },
): Settled => {
  const { known, erased, own, mappedSince } = given;
  const stored = known?.stored ?? [];
  if (stored.length > 0) {
    if (event.faults.length === 0 && isSame(event, stored, mappedSince(event.source.name)))
      return { ...sameAgain(event, duplicate), resolves: [own] };
    return { ...otherwise(event), as: "still" };
  }
  const settled = first(event, undefined, erased);
  return settled.as === "stored" || settled.as === "erased"
    ? { ...settled, resolves: [own] }
    : { ...settled, as: "still", faults: [] };
};

const isErased = (event: Incoming, erased: ErasedPeople): boolean =>
  event.rows.some(erased.are) ||
  event.faults.some(({ row }) => row !== null && erased.are(row)) ||
  (event.faults.length > 0 && erased.mentionedIn(payloadOf(event.event)));

const asideOf = (event: Incoming, faults: readonly Fault[]): Settled => {
  const { code, says } = faults[0]!;
  return { event, outcome: { status: "refused", code, says }, as: "set aside", faults, resolves: [] };
};

const mostIds = 1_000;

const known_ = async ({ facts }: Stores, events: readonly Incoming[]): Promise<ReadonlyMap<string, Known>> => {
  const bySource = new Map<string, Set<string>>();
  for (const { source, id } of events) {
    if (!bySource.has(source.name)) bySource.set(source.name, new Set());
    bySource.get(source.name)!.add(id);
  }
  const found = new Map<string, { stored: Known["stored"][number][]; aside: Known["aside"][number][] }>();
  const of = (source: string, id: string) => {
    const key = eventKey(source, id);
    if (!found.has(key)) found.set(key, { stored: [], aside: [] });
    return found.get(key)!;
  };
  for (const [source, all] of bySource) {
    const ids = [...all];
    for (let i = 0; i < ids.length; i += mostIds) {
      const some = ids.slice(i, i + mostIds);
      for (const row of await facts.query(storedUnder(source, some)))
        of(source, String(row.id)).stored.push({
          content: contentOf(source, row),
          known: Number(row.known),
          gone: row.gone === 1,
        });
      for (const row of await facts.query(quarantinedUnder(source, some)))
        of(source, String(row.id)).aside.push({
          load: Number(row.load),
          line: String(row.line),
          payload: String(row.payload),
          code: String(row.code),
          says: String(row.says),
        });
    }
  }
  return found;
};

const contentOf = (source: string, row: Record<string, unknown>): LiveContent => [
  source,
  String(row.type),
  String(row.subject),
  String(row.customer),
  row.identifiers as string[],
  String(row.channel),
  row.amount as number | null,
  row.score as number | null,
  String(row.text),
  row.properties as Record<string, string>,
  String(row.id),
];
