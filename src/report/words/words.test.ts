import { describe, expect, it } from "vitest";
import { bannedIn } from "./banned.js";
import type { Entry } from "./entry.js";
import { catalogue, say } from "./say.js";

const texts = Object.entries(catalogue).flatMap(([id, { en, examples }]) =>
  (examples as readonly unknown[]).map((params) => ({ id, text: (en as Entry<unknown>["en"])(params) })),
);

describe("the catalogue of sentences", () => {
  it("has an example for every sentence", () => {
    for (const [id, { examples }] of Object.entries(catalogue)) expect(examples.length, id).toBeGreaterThan(0);
  });
  it("never says what the table of words forbids", () => {
    for (const { id, text } of texts) expect(bannedIn(text), `${id}: ${text}`).toEqual([]);
  });
  it("keeps sentences under 25 words", () => {
    for (const { id, text } of texts)
      for (const sentence of text.split(/[.:] /))
        expect(sentence.split(/\s+/).length, `${id}: ${sentence}`).toBeLessThanOrEqual(25);
  });
  it("finds what is forbidden", () => {
    for (const wrong of [
      "44 failures",
      "N/A",
      "±0.95",
      "n=2470",
      "4.2x",
      "budget 32% remaining",
      "▲ 0.3%",
      "not enough data",
      "data quality: amber",
      "Kept!",
    ])
      expect(bannedIn(wrong), wrong).not.toEqual([]);
  });
});

describe("plurals", () => {
  it("says one person and two people", () => {
    expect(say("people.letDown", { n: 1, atLeast: true })).toBe("At least 1 person was let down.");
    expect(say("people.letDown", { n: 41, atLeast: false, period: "this week" })).toBe(
      "41 people were let down this week.",
    );
  });
  it("names the noun once in the tally of promises", () => {
    expect(say("promises.tally", { broken: 2, unknown: 1, kept: 3 })).toBe(
      "2 promises broken, 1 we cannot judge, 3 kept.",
    );
    expect(say("promises.tally", { broken: 0, unknown: 0, kept: 1 })).toBe("1 promise kept.");
  });
});
