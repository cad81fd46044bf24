import { describe, expect, it } from "vitest";
import { lanes } from "./lanes.js";
import { type Event, moments, type Track } from "./moments.js";

const at = (minute: number) => new Date(Date.UTC(2026, 6, 11, 12, minute)).toISOString();
const event = (
  minute: number,
  notes: readonly { promise: string; state: "made" | "settled" | "due"; due: number; verdict?: "kept" }[] = [],
): Event => ({
  at: at(minute),
  type: "order.placed",
  channel: null,
  subject: null,
  amount: null,
  score: null,
  text: null,
  source: "tills",
  file: null,
  line: null,
  hushed: false,
  commitments: notes.map((note) => ({
    promise: note.promise,
    says: note.promise,
    state: note.state,
    verdict: note.verdict ?? "broken",
    due: at(note.due),
    measured: null,
    limit: null,
    unit: "ms",
  })),
});
const track = (verdict: Track["verdict"], made: number, due: number, met: number | null): Track => ({
  promise: "fast",
  says: "Fast.",
  since: null,
  verdict,
  made: at(made),
  due: at(due),
  met: met === null ? null : at(met),
  measured: null,
  limit: null,
  unit: "ms",
});
const none = { unfolded: new Set<string>() };
const drawn = (tracks: readonly Track[], events: readonly Event[]) => {
  const rows = moments({ events: [...events], tracks: [...tracks] }, none);
  return { rows, cells: lanes(tracks, rows)[0]!.cells };
};

describe("promise tracks", () => {
  it("run from made to due plain, and beyond it vermilion, with a row where it was due", () => {
    const late = track("broken", 4, 7, 8);
    const { rows, cells } = drawn(
      [late],
      [
        event(4, [{ promise: "fast", state: "made", due: 7 }]),
        event(8, [{ promise: "fast", state: "settled", due: 7 }]),
      ],
    );
    expect(rows.map((row) => row.kind)).toEqual(["event", "due", "event"]);
    expect(cells.map((cell) => [cell.above, cell.below])).toEqual([
      [null, "within"],
      ["within", "over"],
      ["over", null],
    ]);
    expect(cells.map((cell) => [cell.begins, cell.due, cell.ends])).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });

  it("end where they were met in time, and run on where they are not due yet", () => {
    const made = [{ promise: "fast", state: "made" as const, due: 7 }];
    const kept = drawn(
      [track("kept", 4, 7, 6)],
      [event(4, made), event(6, [{ promise: "fast", state: "settled", due: 7 }]), event(9)],
    );
    expect(kept.cells.map((cell) => [cell.above, cell.below])).toEqual([
      [null, "kept"],
      ["kept", null],
      [null, null],
    ]);
    const open = drawn(
      [track("pending", 4, 30, null)],
      [event(4, [{ promise: "fast", state: "made", due: 30 }]), event(9)],
    );
    expect(open.cells.map((cell) => [cell.above, cell.below])).toEqual([
      [null, "open"],
      ["open", "open"],
    ]);
  });

  it("fold what went as promised, and draw nothing there", () => {
    const kept = { promise: "fast", due: 9, verdict: "kept" as const };
    const notes = [{ ...kept, state: "made" as const }];
    const { rows, cells } = drawn(
      [track("kept", 1, 9, 4)],
      [
        event(1, notes),
        event(2),
        event(3),
        event(4, [{ ...kept, state: "settled" }]),
        event(20, [{ promise: "fast", state: "made", due: 30 }]),
      ],
    );
    expect(rows.map((row) => row.kind)).toEqual(["quiet", "event"]);
    expect(cells[0]).toEqual({ above: null, below: null, begins: false, ends: false, due: false });
  });

  it("go through what is folded, and a fold opens", () => {
    const events = [
      event(1),
      event(2),
      event(3),
      event(4),
      event(5),
      event(6, [{ promise: "fast", state: "made", due: 9 }]),
    ];
    const folded = moments({ events, tracks: [] }, none);
    expect(folded.map((row) => row.kind)).toEqual(["quiet", "event"]);
    expect(moments({ events, tracks: [] }, { unfolded: new Set([at(1)]) })).toHaveLength(6);
  });
});
