import type { Gives } from "../../ask.js";

export type Story = Gives<"customer-page">;
export type Event = Story["events"][number];
export type Track = Story["tracks"][number];

/** One row of the story: something that happened, a promise that fell due before it was met, or a stretch without promises. */
export type Moment =
  | { readonly kind: "event"; readonly at: string; readonly event: Event }
  | { readonly kind: "due"; readonly at: string; readonly track: Track }
  | { readonly kind: "quiet"; readonly at: string; readonly to: string; readonly events: readonly Event[] };

/** Fewer than this many quiet events are shown as they are. */
const fewestQuiet = 4;

/** The story's rows in order: quiet stretches folded, and each promise that was late also where it fell due. */
export const moments = (
  story: Pick<Story, "events" | "tracks">,
  options: { readonly unfolded: ReadonlySet<string> },
): readonly Moment[] => {
  const first = story.events[0]?.at ?? "";
  const last = story.events.at(-1)?.at ?? "";
  const late = story.tracks.filter(
    (track) =>
      track.met !== null &&
      track.met > track.due &&
      track.verdict === "broken" &&
      track.due >= first &&
      track.due <= last,
  );
  const all: Extract<Moment, { kind: "event" | "due" }>[] = [
    ...story.events.map((event) => ({ kind: "event" as const, at: event.at, event })),
    ...late.map((track) => ({ kind: "due" as const, at: track.due, track })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const rows: Moment[] = [];
  let quiet: Event[] = [];
  const end = () => {
    const from = quiet[0];
    if (from && quiet.length >= fewestQuiet && !options.unfolded.has(from.at))
      rows.push({ kind: "quiet", at: from.at, to: quiet.at(-1)!.at, events: quiet });
    else rows.push(...quiet.map((event) => ({ kind: "event" as const, at: event.at, event })));
    quiet = [];
  };
  for (const moment of all) {
    if (moment.kind === "event" && isQuiet(moment.event)) quiet.push(moment.event);
    else {
      end();
      rows.push(moment);
    }
  }
  end();
  return rows;
};

/** It went as promised, or nothing was promised; and nobody said anything that may be read here. */
const isQuiet = (event: Event): boolean =>
  event.commitments.every((note) => note.verdict === "kept" || note.verdict === "void") &&
  event.text === null &&
  event.score === null;
