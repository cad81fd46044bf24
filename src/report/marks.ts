import type { PromiseVerdict } from "../promises/verdict.js";

/** How each verdict looks and is called, everywhere (UI.md 2). Word first: the mark repeats it, the colour repeats the mark. */
export type Mark = {
  readonly word: string;
  readonly mark: string;
  readonly ascii: string;
  readonly hue: "kept" | "broken" | "none";
};

export const marks = {
  kept: { word: "Kept", mark: "✓", ascii: "ok", hue: "kept" },
  keptTooClose: { word: "Kept, too close to call", mark: "✓~", ascii: "ok~", hue: "kept" },
  broken: { word: "Broken", mark: "✗", ascii: "XX", hue: "broken" },
  brokenTooClose: { word: "Broken, too close to call", mark: "✗~", ascii: "XX~", hue: "broken" },
  unknown: { word: "Cannot say", mark: "?", ascii: "?", hue: "none" },
  pending: { word: "Not due yet", mark: "·", ascii: ".", hue: "none" },
  void: { word: "Set aside", mark: "–", ascii: "-", hue: "none" },
} as const satisfies Record<string, Mark>;

export type MarkName = keyof typeof marks;

export const markName = (promise: Pick<PromiseVerdict, "verdict" | "certain">): MarkName =>
  promise.verdict === "unknown" ? "unknown" : promise.certain ? promise.verdict : `${promise.verdict}TooClose`;
