import { useId } from "react";
import { TableBehind } from "../../figures/table-behind.js";
import { count } from "../../format.js";
import { type Estimate, hueOf } from "../../marks/estimate.js";
import { Measure } from "../../marks/measure.js";
import { scaleFor } from "../../marks/scale.js";
import { segOf } from "../../segments.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import type { PromisePage } from "./head.js";
import style from "./promise.module.css";

type Group = PromisePage["verdict"]["segments"][number];
const firstRows = 6;

/** For whom? A rail a group on one scale, most let down first; "not chance" only where it holds for so many looks. */
export const Skew = ({ of: page, rows }: { readonly of: PromisePage; readonly rows: "first" | "all" }) => {
  const heading = useId();
  const { set } = useLens();
  const { segments, keepRate, target } = page.verdict;
  const rates = (each: Group) => each.keepRate as unknown as Estimate;
  if (page.split.length === 0) return <p className="quiet">{t("promise.noSplit")}</p>;
  const single = segments.filter((each) => Object.keys(each.by).length <= 1);
  const shown = rows === "all" ? segments : single.slice(0, firstRows);
  const scale = scaleFor([...shown.map((each) => each.keepRate), keepRate], [target]);
  const everyone = "estimate" in keepRate ? keepRate.estimate : undefined;
  const hueOfGroup = (each: Group) => {
    const rate = each.keepRate;
    return "estimate" in rate ? hueOf(rate.estimate >= target ? "kept" : "broken") : "ink-3";
  };
  return (
    <figure aria-labelledby={heading}>
      <h2 id={heading} className={style.title}>
        {t("promise.whom")}
      </h2>
      <ul className={style.groups}>
        {shown.map((each) => (
          <li key={`${each.label} ${Object.keys(each.by).join()}`} className={style.group}>
            <span>
              {Object.keys(each.by).length > 0 ? (
                <button type="button" className="word" onClick={() => set({ seg: segOf(Object.entries(each.by)) })}>
                  {each.label}
                </button>
              ) : (
                each.label
              )}
              {each.differs && <span className="small"> {t("promise.notChance")}</span>}
            </span>
            {each.suppressed ? (
              <span className="small">{t("measure.hidden", { below: 5 })}</span>
            ) : (
              <Measure
                of={rates(each)}
                form="rail"
                scale={scale}
                target={target}
                everyone={everyone ?? 0}
                hue={hueOfGroup(each)}
              />
            )}
            <span className="number">{each.people === null ? "" : t("promise.people", { n: each.people })}</span>
          </li>
        ))}
      </ul>
      <figcaption>{t("promise.thin")}</figcaption>
      <TableBehind
        title={t("promise.whom")}
        heads={[t("promise.group"), t("promise.rate"), t("promise.letDown")]}
        rows={shown.map((each) => [
          each.label,
          each.suppressed ? t("measure.hidden", { below: 5 }) : <Measure key="m" of={rates(each)} />,
          each.people === null ? "–" : count(each.people),
        ])}
      />
    </figure>
  );
};
