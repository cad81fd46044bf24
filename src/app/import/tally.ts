import type { Load } from "../../stores/state-tables.js";
import type { Planned } from "./finish-commit.js";

/** What an import did to one source. */
export type Tally = {
  readonly files: number;
  readonly unchanged: number;
  /** Interactions added. */
  readonly rows: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly corrected: number;
  readonly withdrawn: number;
};

export const nothingYet = (files: number): Tally => ({
  files,
  unchanged: 0,
  rows: 0,
  duplicates: 0,
  quarantined: 0,
  corrected: 0,
  withdrawn: 0,
});

/** Adds a group that was committed, with what its commit did. */
export const counted = (tally: Tally, loads: readonly Load[], planned: readonly Planned[]): Tally => {
  const first = Math.min(...loads.map((load) => load.id));
  const n = (why: Planned["why"], of: "ours" | "earlier") =>
    planned
      .filter((one) => one.why === why && one.load >= first === (of === "ours"))
      .reduce((sum, one) => sum + one.n, 0);
  const duplicates = n("duplicate", "ours") + n("corrected", "ours");
  return {
    ...tally,
    rows: tally.rows + rowsOf(loads) - duplicates - n("erased", "ours"),
    duplicates: tally.duplicates + duplicates,
    quarantined: tally.quarantined + loads.reduce((sum, load) => sum + load.quarantined, 0),
    corrected: tally.corrected + n("corrected", "earlier"),
    withdrawn: tally.withdrawn + n("withdrawn", "earlier"),
  };
};

export const rowsOf = (loads: readonly Load[]): number => loads.reduce((sum, load) => sum + load.rows, 0);

/** What the numbers alone do not show. */
export const saysOf = ({ files, unchanged, corrected, withdrawn }: Tally): string | null => {
  const parts = [
    ...(corrected > 0 ? [`${corrected.toLocaleString("en")} corrected`] : []),
    ...(withdrawn > 0 ? [`${withdrawn.toLocaleString("en")} taken back`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  if (files === 0) return "no file found";
  return unchanged === files ? "no new file" : null;
};
