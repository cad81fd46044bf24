import { useCallback } from "react";
import { Chart } from "../../figures/chart.js";
import type { Ink } from "../../figures/ink.js";
import { isHatched, lowest, pointSays, seriesOption } from "../../figures/series-option.js";
import { TableBehind } from "../../figures/table-behind.js";
import { count, day, target } from "../../format.js";
import { hueOf } from "../../marks/estimate.js";
import { t } from "../../words.js";
import type { PromisePage } from "./head.js";

/** Better or worse? The rate period by period, with its bands, gaps and the level promised then. */
export const SeriesFigure = ({ of: page }: { readonly of: PromisePage }) => {
  const { series, verdict } = page;
  const hue = hueOf(verdict.verdict);
  const option = useCallback((ink: Ink) => seriesOption(series, { hue, ink }), [series, hue]);
  const title = t(page.every === "week" ? "promise.series" : "promise.seriesMonth");
  const last = series.at(-1);
  if (series.length === 0) return null;
  const caption = [
    t("promise.bands"),
    lowest(series) > 0 ? t("promise.axis", { from: `${Math.round(lowest(series) * 100)}%` }) : "",
    series.some((point) => isHatched(point) && !point.unfinished) ? t("promise.hatched") : "",
    last?.unfinished ? t("promise.hollow", { n: count(last.pending) }) : "",
  ];
  return (
    <Chart title={title} option={option} caption={caption.filter(Boolean).join(" ")}>
      <TableBehind
        title={title}
        heads={[t("promise.period"), t("promise.rate"), t("promise.promised")]}
        rows={series.map((point) => [
          day(point.from, { form: "plain", today: page.asOf }),
          pointSays(point)
            .replace(/^[^:]*: /, "")
            .split("\n")
            .join("; "),
          target(point.target),
        ])}
      />
    </Chart>
  );
};
