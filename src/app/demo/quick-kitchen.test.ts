import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { SimulatedFile } from "./file.js";
import { simulateQuickKitchen, usualSimulation } from "./quick-kitchen.js";

const small = { seed: 14, scale: 0.05 };
const simulate = (options: { seed: number; scale: number }) => {
  const files: SimulatedFile[] = [];
  const truth = simulateQuickKitchen(options, (file) => files.push(file));
  return { truth, files, file: (path: string) => Buffer.from(files.find((one) => one.path === path)!.bytes) };
};
const digest = (files: readonly SimulatedFile[]) =>
  files.reduce((hash, file) => hash.update(file.path).update(file.bytes), createHash("sha256")).digest("hex");
const rate = ({ kept, broken }: { kept: number; broken: number }) => kept / (kept + broken);

describe("Quick Kitchen", () => {
  it("is the same company for the same seed, and another for another", () => {
    expect(digest(simulate(small).files)).toBe(digest(simulate(small).files));
    expect(digest(simulate(small).files)).not.toBe(digest(simulate({ ...small, seed: 15 }).files));
  });

  it("is, at its usual size, the company of the interface's examples", () => {
    const { truth } = simulate(usualSimulation);
    expect(truth.orders).toBeGreaterThan(140_000);
    expect(rate(truth.counts.fast)).toBeCloseTo(0.938, 2);
    expect(rate(truth.counts.social)).toBeLessThan(0.86);
    expect(rate(truth.counts.catering)).toBeCloseTo(0.99, 2);
    expect(rate(truth.counts["one-call"])).toBeGreaterThan(0.92);
    expect(rate(truth.counts.liked)).toBeGreaterThan(0.83);
    expect(truth.counts.refund.unknown).toBeGreaterThan(15);
    expect(rate(truth.slowStore.there)).toBeLessThan(rate(truth.slowStore.elsewhere) - 0.05);
    expect(rate(truth.letDownMore.group)).toBeLessThan(rate(truth.letDownMore.others) - 0.05);
    expect(rate(truth.lateDay.onIt)).toBeLessThan(0.5);
  });

  it("sends nothing from the broken till for nine days, while the app goes on taking orders for it", () => {
    const { file, truth } = simulate(small);
    const spring = gunzipSync(file("data/tills/2026-Q2.csv.gz")).toString();
    const breda = [...spring.matchAll(/^BR2605(\d\d)/gm)].map((match) => Number(match[1]));
    expect(breda.filter((day) => day >= 2 && day < 11)).toEqual([]);
    expect(breda).toContain(1);
    expect(breda).toContain(11);
    expect(gunzipSync(file("data/app/2026.ndjson.gz")).toString()).toMatch(/BR26050[2-9]/);
    expect(truth.brokenTill.lost).toBeGreaterThan(0);
  });

  it("has as many unreadable times as it says, and a ledger that falls silent", () => {
    const { files, truth } = simulate(small);
    const lines = files
      .filter((one) => one.path.startsWith("data/tills/"))
      .flatMap((one) => gunzipSync(one.bytes).toString().split("\n"));
    expect(lines.filter((line) => line.includes(" 24:07:10")).length).toBe(truth.unreadable.times);
    const ledger = Buffer.from(files.find((one) => one.path.endsWith("ledger-2026.csv"))!.bytes).toString();
    expect(ledger).toContain(";09-07-2026;");
    expect(ledger).not.toContain(";10-07-2026;");
  });
});
