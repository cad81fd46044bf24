import { useCallback } from "react";
import { Chart } from "../../figures/chart.js";
import { type Distribution, distributionOption } from "../../figures/distribution-option.js";
import type { Ink } from "../../figures/ink.js";
import { TableBehind } from "../../figures/table-behind.js";
import { count } from "../../format.js";
import { measuredWords } from "../../measured.js";
import { t } from "../../words.js";
import type { PromisePage } from "./head.js";

/** By how much do we miss? What was measured, against what is promised. */
export const DistributionFigure = ({ of: page }: { readonly of: PromisePage }) => {
  const { distribution, verdict } = page;
  if (distribution === null || distribution.bins.length === 0)
    return <p className="quiet">{distribution === null ? t("promise.noDistribution") : t("measure.none")}</p>;
  return <Drawn of={distribution} unknown={verdict.counts.unknown} />;
};

const Drawn = ({ of, unknown }: { readonly of: Distribution; readonly unknown: number }) => {
  const option = useCallback((ink: Ink) => distributionOption({ ...of, unknown }, ink), [of, unknown]);
  const { unit, median, p95, pending, bins } = of;
  const title = titleOf(unit);
  const caption = [
    median === null
      ? ""
      : p95 === null
        ? t("promise.half", { half: measuredWords(median, unit) })
        : t("promise.halfMost", { half: measuredWords(median, unit), most: measuredWords(p95, unit) }),
    pending > 0 ? t("promise.stillWaiting", { n: pending }) : "",
    unknown > 0 ? t("promise.unknownColumn", { n: count(unknown) }) : "",
  ];
  return (
    <Chart title={title} option={option} caption={caption.filter(Boolean).join(" ")}>
      <TableBehind
        title={title}
        heads={[t("promise.from"), t("promise.to"), t("verdict.kept"), t("verdict.broken"), t("verdict.pending")]}
        rows={bins.map((bin) => [
          measuredWords(bin.from, unit),
          bin.to === null ? t("promise.andMore") : measuredWords(bin.to, unit),
          count(bin.kept),
          count(bin.broken),
          count(bin.pending),
        ])}
      />
    </Chart>
  );
};

const titleOf = (unit: Distribution["unit"]): string =>
  unit === "ms" || unit === "working days"
    ? t("promise.took.ms")
    : unit === "days"
      ? t("promise.took.days")
      : unit === "score"
        ? t("promise.took.score")
        : unit === "difference"
          ? t("promise.took.difference")
          : t("promise.took.count");
