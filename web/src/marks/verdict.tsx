import type { JSX } from "react";
import { t } from "../words.js";
import style from "./verdict.module.css";

export type VerdictName = "kept" | "keptTooClose" | "broken" | "brokenTooClose" | "unknown" | "pending" | "void";

/** Which of the seven it is: a verdict and whether it is certain. */
export const verdictName = (of: {
  readonly verdict: "kept" | "broken" | "unknown" | "pending" | "void";
  readonly certain?: boolean;
}): VerdictName =>
  of.certain === false && (of.verdict === "kept" || of.verdict === "broken") ? `${of.verdict}TooClose` : of.verdict;

const tick = "M5.2 9.2l2.6 2.6 5-5.2";
const cross = "M5.8 5.8l6.4 6.4M12.2 5.8l-6.4 6.4";
const shapes: Record<VerdictName, JSX.Element> = {
  kept: (
    <>
      <circle cx="9" cy="9" r="8" fill="var(--kept)" />
      <path d={tick} fill="none" stroke="var(--paper)" strokeWidth="2" />
    </>
  ),
  keptTooClose: (
    <>
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--kept)" strokeWidth="1.6" />
      <path d={tick} fill="none" stroke="var(--kept)" strokeWidth="1.8" />
    </>
  ),
  broken: (
    <>
      <rect x="1.5" y="1.5" width="15" height="15" fill="var(--broken)" />
      <path d={cross} stroke="var(--paper)" strokeWidth="2" />
    </>
  ),
  brokenTooClose: (
    <>
      <rect x="2.3" y="2.3" width="13.4" height="13.4" fill="none" stroke="var(--broken)" strokeWidth="1.6" />
      <path d={cross} stroke="var(--broken)" strokeWidth="1.8" />
    </>
  ),
  unknown: <path d="M9 1.2L16.8 9 9 16.8 1.2 9z" fill="url(#hatch)" stroke="var(--ink-3)" strokeWidth="1.3" />,
  pending: <circle cx="9" cy="9" r="7" fill="none" stroke="var(--ink-3)" strokeWidth="1.4" strokeDasharray="1.5 2.5" />,
  void: <path d="M5 9h8" stroke="var(--ink-3)" strokeWidth="1.6" />,
};

/** The verdict as a word with its mark before it: `<Verdict of={verdictName(promise)} />`. `markOnly`: the word is for readers alone. */
export const Verdict = ({ of, markOnly = false }: { readonly of: VerdictName; readonly markOnly?: boolean }) => (
  <span className={`${style.verdict} ${style[of]}`}>
    <svg className="mark" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      {shapes[of]}
    </svg>
    <span className={markOnly ? "seen-by-readers" : undefined}>{t(`verdict.${of}`)}</span>
  </span>
);
