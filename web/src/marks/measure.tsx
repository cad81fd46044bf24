import { count, rate, share, target as targetText } from "../format.js";
import { t } from "../words.js";
import type { Estimate, Hue } from "./estimate.js";
import style from "./measure.module.css";
import { Rail } from "./rail.js";
import type { Scale } from "./scale.js";

export type MeasureGiven = {
  readonly of: Estimate;
  /** `rail`: drawn, the text below; `line`: text alone; `cell`: a rail 96 px wide for tables; `big`: display text. */
  readonly form?: "rail" | "line" | "cell" | "big";
  readonly target?: number;
  /** One scale for all rails of a list (`scaleFor`). */
  readonly scale?: Scale;
  readonly everyone?: number;
  readonly hue?: Hue;
  /** Share of the data that has arrived: said where it is not all. */
  readonly coverage?: number;
  /** Opens "How we know": the whole measure becomes a button. */
  readonly onKnow?: () => void;
  /** "How we know" is open. */
  readonly knowOpen?: boolean;
};

/** The only way a rate is printed: value, range, out of how many, what is missing; or why there is none. */
export const Measure = ({ form = "line", onKnow, knowOpen = false, ...given }: MeasureGiven) => {
  const text = <Text {...given} />;
  const inner =
    form === "line" || form === "big" ? (
      <span className={style[form]}>{text}</span>
    ) : (
      <span className={style[form]}>
        <Rail
          of={given.of}
          scale={given.scale ?? { low: 0, high: 1 }}
          target={given.target}
          everyone={given.everyone}
          hue={given.hue ?? "ink"}
        />
        {text}
      </span>
    );
  if (!onKnow) return inner;
  return (
    <button type="button" className={style.open} onClick={onKnow} aria-haspopup="dialog" aria-expanded={knowOpen}>
      {inner}
      <span className="seen-by-readers">{t("know.title")}</span>
    </button>
  );
};

const Text = ({ of, target, coverage }: Omit<MeasureGiven, "form" | "onKnow" | "knowOpen">) => (
  <span className={style.text}>
    <Value of={of} target={target} />
    {target !== undefined && (
      <span className="seen-by-readers">{t("measure.promised", { target: targetText(target) })}</span>
    )}
    {coverage !== undefined && coverage < 1 && (
      <span className={style.missing}>{t("measure.arrived", { share: share(coverage) })}</span>
    )}
  </span>
);

const Value = ({ of, target }: { of: Estimate; target: number | undefined }) => {
  if (!("status" in of)) {
    const text = rate(of, target);
    return (
      <>
        <b>{text.estimate}</b>{" "}
        <span className={style.range}>
          {text.range} · {t("measure.of", { n: count(of.n) })}
        </span>
      </>
    );
  }
  if (of.status === "unknown")
    return (
      <>
        <b>{rate({ ...of.bounds, estimate: of.bounds.low }, target).range}%</b>{" "}
        <span className={style.range}>{t("measure.couldBeAny", { n: count(of.n) })}</span>
      </>
    );
  return <span className={style.range}>{whyNone(of)}</span>;
};

const whyNone = (of: Extract<Estimate, { status: "insufficient" | "suppressed" | "none" }>): string =>
  of.status === "insufficient"
    ? t("measure.few", { have: count(of.have), need: count(of.need) })
    : of.status === "suppressed"
      ? t("measure.hidden", { below: of.below })
      : t("measure.none");
