import type { Gives } from "../../ask.js";
import { day } from "../../format.js";
import { lengthWords } from "../../measured.js";
import { t } from "../../words.js";

export type Source = Gives<"sources-page">["sources"][number];

/** How often it should come: as kept.yaml says, as it usually does, or nobody has said. */
export const expectedWords = (source: Pick<Source, "everyMs" | "expectation">): string => {
  if (source.everyMs === null) return source.expectation === "learnt" ? t("sources.learnt") : t("sources.unsaid");
  if (source.everyMs === 86_400_000) return t("sources.everyDay");
  if (source.everyMs === 3_600_000) return t("sources.everyHour");
  return t("sources.every", { length: lengthWords(source.everyMs) });
};

export const clockWords = (source: Pick<Source, "ahead">): string =>
  source.ahead === 0 ? t("sources.clockFine") : t("sources.clockAhead", { n: source.ahead });

/** Relative under a day, exact beyond it. */
export const heardWords = (heard: string | null, now: number): string => {
  if (heard === null) return t("sources.never");
  const ago = now - Date.parse(heard);
  return ago < 86_400_000
    ? t("sources.ago", { length: lengthWords(rounded(ago)) })
    : day(heard.slice(0, 10), { form: "short" });
};

/** In its largest unit alone. */
const rounded = (ms: number): number => {
  const unit = ms < 60_000 ? 1_000 : ms < 3_600_000 ? 60_000 : 3_600_000;
  return Math.max(1, Math.floor(ms / unit)) * unit;
};

export const gapWords = (gap: Source["gaps"][number], today: string): string => {
  const part = gap.part === null ? "" : `${gap.part}: `;
  const from = day(gap.from, { form: "plain", today });
  if (gap.to === null) return t("sources.gapOpen", { part, from });
  if (gap.to === gap.from) return t("sources.gapDay", { part, from });
  return t("sources.gap", { part, from, to: day(gap.to, { form: "plain", today }) });
};
