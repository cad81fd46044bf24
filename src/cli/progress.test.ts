import { describe, expect, it, vi } from "vitest";
import { progressOn } from "./progress.js";

const look = { colour: "no", marks: "unicode", width: 112 } as const;
const started = (form: "live" | "plain" | "quiet", marks: "unicode" | "ascii" = "unicode") => {
  vi.useFakeTimers({ now: 0 });
  const written: string[] = [];
  return { written, progress: progressOn({ form, look: { ...look, marks }, write: (text) => written.push(text) }) };
};

describe("progress", () => {
  it("draws nothing in the first half second, then the line of the design", () => {
    const { written, progress } = started("live");
    const task = progress.task("Reading tills", "rows");
    task.update(1_240_000, 2_000_000);
    vi.advanceTimersByTime(490);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(3_510);
    expect(written.at(-1)).toBe(
      `Reading tills      ${"━".repeat(20)}╺${"━".repeat(12)}  1.24 of 2.00 M rows   310 k/s   3 s left\n`,
    );
    progress.stop();
    vi.useRealTimers();
  });
  it("redraws at most four times a second however often it is told", () => {
    const { written, progress } = started("live");
    const task = progress.task("Reading tills");
    for (let i = 0; i < 2_000; i++) {
      task.update(i, 2_000);
      vi.advanceTimersByTime(1);
    }
    expect(written.filter((text) => text.includes("Reading")).length).toBeLessThanOrEqual(8);
    task.end();
    expect(written.at(-1)).toMatch(/^Reading tills +1,999 rows in 2 s\n$/);
    vi.useRealTimers();
  });
  it("prints one plain line an end where nobody can redraw", () => {
    const { written, progress } = started("plain");
    progress.task("Reading tills").update(5, 10);
    const refunds = progress.task("Reading refunds");
    vi.advanceTimersByTime(10_000);
    expect(written).toEqual([]);
    refunds.end("no new file since 9 July");
    expect(written).toEqual(["Reading refunds    no new file since 9 July\n"]);
    vi.useRealTimers();
  });
  it("is silent when told to be, and ASCII where it must be", () => {
    const quiet = started("quiet");
    quiet.progress.task("Reading").end("done");
    expect(quiet.written).toEqual([]);
    const ascii = started("live", "ascii");
    ascii.progress.task("Reading tills").update(5, 10);
    vi.advanceTimersByTime(1_000);
    expect(ascii.written.join("")).toMatch(/=+-=+/);
    ascii.progress.stop();
    vi.useRealTimers();
  });
});
