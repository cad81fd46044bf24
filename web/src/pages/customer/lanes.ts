import type { Moment, Track } from "./moments.js";

/** How one half of a lane's row is drawn: within the time promised, beyond it, or where nobody can say. */
export type Stretch = "kept" | "within" | "over" | "unknown" | "open" | "void";

/** One promise's lane in one row: what runs into it from above and out of it below, and what stands at its middle. */
export type Cell = {
  readonly above: Stretch | null;
  readonly below: Stretch | null;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly due: boolean;
};

export type Lane = { readonly promise: string; readonly cells: readonly Cell[] };

/** Which is drawn where several bars of one promise run beside each other. */
const weight: Record<Stretch, number> = { over: 6, unknown: 5, open: 4, within: 3, kept: 2, void: 1 };

/** A lane for each promise, in the order in which they were first made; as many cells as there are rows. */
export const lanes = (tracks: readonly Track[], rows: readonly Moment[]): readonly Lane[] =>
  [...new Set(tracks.map((track) => track.promise))].map((promise) => {
    const spans = tracks.filter((track) => track.promise === promise).map((track) => spanOf(track, rows));
    return {
      promise,
      cells: rows.map((row, i) => ({
        above: heaviest(spans, (span) => (span.made < i && i <= span.end ? stretch(span, i, "above") : null)),
        below: heaviest(spans, (span) => (span.made <= i && i < span.end ? stretch(span, i, "below") : null)),
        begins: row.kind !== "quiet" && spans.some((span) => span.made === i),
        ends: row.kind !== "quiet" && spans.some((span) => span.end === i && span.track.verdict !== "pending"),
        due: row.kind === "due" && spans.some((span) => span.due === i),
      })),
    };
  });

/** Rows at which a bar begins, falls due and ends; -1 before the first, the number of rows behind the last. */
type Span = { readonly track: Track; readonly made: number; readonly due: number; readonly end: number };

const spanOf = (track: Track, rows: readonly Moment[]): Span => {
  const made = rowAt(rows, track.made, "made", track);
  const due = rowAt(rows, track.due, "due", track);
  // What nobody has seen met runs on, unless it was never to be met: then it ends where it was due.
  const ended =
    track.met ??
    (track.verdict === "broken" && track.unit === "ms" && !dueIsEnd(track, rows)
      ? null
      : track.verdict === "pending"
        ? null
        : track.due);
  const end = ended === null ? rows.length : ended === track.due ? due : rowAt(rows, ended, "settled", track);
  return { track, made, due, end: Math.max(made, end) };
};

/** Its due time stands in the story as the end: nothing came after all. */
const dueIsEnd = (track: Track, rows: readonly Moment[]): boolean =>
  rows.some(
    (row) =>
      row.kind === "event" &&
      row.at === track.due &&
      row.event.commitments.some((each) => each.promise === track.promise && each.state === "due"),
  );

const rowAt = (rows: readonly Moment[], at: string, state: "made" | "due" | "settled", track: Track): number => {
  const own = rows.findIndex(
    (row) =>
      row.at === at &&
      (row.kind === "due"
        ? state === "due" && row.track === track
        : row.kind === "event" &&
          row.event.commitments.some((each) => each.promise === track.promise && each.due === track.due)),
  );
  if (own >= 0) return own;
  const after = rows.findIndex((row) => row.at >= at);
  return after < 0 ? rows.length : rows[after]!.at === at ? after : after - 1;
};

const stretch = ({ track, due }: Span, row: number, half: "above" | "below"): Stretch => {
  if (track.verdict === "unknown") return "unknown";
  if (track.verdict === "void") return "void";
  if (track.verdict === "pending") return "open";
  if (track.verdict === "kept") return "kept";
  const past = half === "above" ? row > due : row >= due;
  return past ? "over" : "within";
};

const heaviest = (spans: readonly Span[], of: (span: Span) => Stretch | null): Stretch | null =>
  spans.reduce<Stretch | null>((best, span) => {
    const one = of(span);
    return one !== null && (best === null || weight[one] > weight[best]) ? one : best;
  }, null);
