import { useId } from "react";
import type { Gives } from "../ask.js";
import { count, day } from "../format.js";
import { t } from "../words.js";
import style from "./figures.module.css";
import { TableBehind } from "./table-behind.js";

type Page = Gives<"promise-page">;

const height = 96;

/** How many may still be let down, day by day from the allowance down; an even pace as a thin line; under zero in vermilion. */
export const Stairs = ({ of: { budget: days, verdict, asOf } }: { readonly of: Page }) => {
  const heading = useId();
  const { budget } = verdict;
  if (budget === null || days.length === 0) return null;
  const most = Math.max(1, budget.allowed);
  const least = Math.min(0, ...days.map((each) => each.left));
  const y = (left: number) => 6 + ((most - left) / (most - least)) * (height - 12);
  const width = 100 / days.length;
  const steps = days
    .map((each, i) => `H${(i * width).toFixed(2)}V${y(each.left).toFixed(1)}H${((i + 1) * width).toFixed(2)}`)
    .join("");
  const over = budget.left < 0;
  return (
    <figure className={style.figure} aria-labelledby={heading}>
      <h2 id={heading} className={style.title}>
        {t("promise.mayStill")}
      </h2>
      <svg className={style.stairs} width="100%" height={height} aria-hidden="true">
        {days.map(
          (each, i) =>
            each.frozen && (
              <rect
                key={each.day}
                x={`${i * width}%`}
                y="0"
                width={`${width + 0.1}%`}
                height={height}
                fill="url(#hatch)"
                opacity="0.5"
              />
            ),
        )}
        <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {!budget.frozen &&
            days.map(
              (each, i) =>
                each.left < 0 && (
                  <rect
                    key={each.day}
                    x={i * width}
                    y={y(0)}
                    width={width + 0.1}
                    height={y(each.left) - y(0)}
                    fill="var(--broken)"
                    fillOpacity="0.34"
                  />
                ),
            )}
          <path d={`M0 ${y(0)}H100`} stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
          <path
            d={`M0 ${y(budget.allowed)}L100 ${y(0)}`}
            stroke="var(--ink-3)"
            strokeDasharray="2 3"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M0 ${y(budget.allowed).toFixed(1)}${steps}`}
            fill="none"
            stroke={over && !budget.frozen ? "var(--broken)" : "var(--ink)"}
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </svg>
      <p className={style.ends} aria-hidden="true">
        <span>{day(days[0]!.day, { form: "plain", today: asOf })}</span>
        <span>{day(days.at(-1)!.day, { form: "plain", today: asOf })}</span>
      </p>
      <figcaption>
        {budget.frozen
          ? t("promise.budgetFrozen", { used: count(budget.used), allowed: count(budget.allowed) })
          : t(over ? "promise.budgetOver" : "promise.budgetLeft", {
              left: count(Math.abs(budget.left)),
              allowed: count(budget.allowed),
            })}{" "}
        {!budget.frozen &&
          budget.reachedAt !== null &&
          t(budget.forecast ? "promise.budgetForecast" : "promise.budgetReached", {
            day: day(budget.reachedAt, { form: "plain", today: asOf }),
          })}{" "}
        {t("promise.pace")}
        {days.some((each) => each.frozen) && ` ${t("promise.frozen")}`}
      </figcaption>
      <TableBehind
        title={t("promise.mayStill")}
        heads={[t("tally.day"), t("promise.mayStill")]}
        rows={days.map((each) => [
          day(each.day, { today: asOf }),
          each.left < 0 ? t("promise.over", { n: count(-each.left) }) : count(each.left),
        ])}
      />
    </figure>
  );
};
