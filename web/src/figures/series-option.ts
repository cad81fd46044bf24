import type { EChartsCoreOption } from "echarts/core";
import type { Gives } from "../ask.js";
import { count, day, rate, target as targetText } from "../format.js";
import type { Hue } from "../marks/estimate.js";
import { t } from "../words.js";
import type { Ink } from "./ink.js";

export type Point = Gives<"promise-page">["series"][number];

type Api = {
  readonly coord: (at: readonly [number, number]) => readonly [number, number];
  readonly size: (of: readonly [number, number]) => readonly [number, number];
};

/** Periods that cannot be judged, or only in part: a gap, hatched. */
export const isHatched = (point: Point): boolean => point.estimate === null || point.coverage < 0.995;

/** A round number below the data, at most 5 lines up to 100%. */
export const lowest = (points: readonly Point[]): number => {
  const least = Math.min(
    1,
    ...points.flatMap((point) => [point.low ?? point.estimate ?? 1, point.target, point.estimate ?? 1]),
  );
  return Math.max(0, Math.floor((least - 0.005) * 20) / 20);
};

/**
 * Keep rate over time: the rate with two bands, the promised level as a step line that moves with the versions, what cannot be
 * judged hatched and never joined up, the unfinished period dashed to a hollow point.
 */
export const seriesOption = (points: readonly Point[], given: { hue: Hue; ink: Ink }): EChartsCoreOption => {
  const { ink } = given;
  const colour = given.hue === "kept" ? ink.kept : given.hue === "broken" ? ink.broken : ink.ink3;
  const finished = (pick: (point: Point) => number | null) =>
    points.map((point) => (point.unfinished || isHatched(point) ? null : pick(point)));
  const band = (
    low: (p: Point) => number | null,
    high: (p: Point) => number | null,
    opacity: number,
    stack: string,
  ) => [
    { type: "line", stack, data: finished(low), symbol: "none", lineStyle: { opacity: 0 }, silent: true },
    {
      type: "line",
      stack,
      data: finished((p) => (low(p) === null || high(p) === null ? null : high(p)! - low(p)!)),
      symbol: "none",
      lineStyle: { opacity: 0 },
      areaStyle: { color: colour, opacity },
      silent: true,
    },
  ];
  const last = points.length - 1;
  const open = points[last]?.unfinished === true && points[last].estimate !== null;
  const text = { color: ink.ink3, fontFamily: ink.sans, fontSize: 13 };
  return {
    grid: { left: 44, right: 12, top: 20, bottom: 26 },
    xAxis: {
      type: "category",
      data: points.map((point) => day(point.from, { form: "short", today: point.from })),
      axisLine: { lineStyle: { color: ink.lineStrong } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: "value",
      min: lowest(points),
      max: 1,
      splitNumber: 4,
      axisLabel: { ...text, formatter: (share: number) => `${Math.round(share * 100)}%` },
      splitLine: { lineStyle: { color: ink.line } },
    },
    tooltip: {
      trigger: "axis",
      // Drawn as text: nothing that comes from data is ever markup.
      renderMode: "richText",
      transitionDuration: 0,
      backgroundColor: ink.surface,
      borderColor: ink.lineStrong,
      textStyle: { color: ink.ink, fontFamily: ink.sans, fontSize: 15 },
      formatter: (hovered: readonly { dataIndex: number }[]) => pointSays(points[hovered[0]?.dataIndex ?? 0]),
    },
    series: [
      ...band(
        (p) => p.low,
        (p) => p.high,
        0.26,
        "wide",
      ),
      ...band(
        (p) => p.low50,
        (p) => p.high50,
        0.42,
        "half",
      ),
      {
        type: "line",
        data: finished((p) => p.estimate),
        symbol: points.length > 1 ? "none" : "rect",
        lineStyle: { color: colour, width: 2.5 },
        itemStyle: { color: colour },
        connectNulls: false,
      },
      {
        type: "line",
        data: points.map((point, i) =>
          open && i >= last - 1 && (i === last || !isHatched(point)) ? point.estimate : null,
        ),
        symbol: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === last ? "circle" : "none"),
        symbolSize: 9,
        itemStyle: { color: ink.paper, borderColor: colour, borderWidth: 2 },
        lineStyle: { color: colour, width: 2, type: "dashed" },
      },
      {
        type: "line",
        step: "middle",
        data: points.map((point) => point.target),
        symbol: "none",
        lineStyle: { color: ink.ink, width: 1.25 },
      },
      {
        type: "custom",
        silent: true,
        data: points.map((point, i) => [i, point.target]),
        z: 10,
        renderItem: ({ dataIndex }: { dataIndex: number }, api: Api) => {
          const [x, level] = api.coord([dataIndex, points[dataIndex]!.target]);
          const [width] = api.size([1, 0]);
          const top = api.coord([dataIndex, 1])[1];
          const bottom = api.coord([dataIndex, lowest(points)])[1];
          const gap = isHatched(points[dataIndex]!) && !points[dataIndex]!.unfinished;
          return {
            type: "group",
            children: [
              ...(gap
                ? [
                    {
                      type: "rect",
                      shape: { x: x - width / 2, y: top, width, height: bottom - top },
                      style: { fill: { type: "pattern", image: ink.hatch, repeat: "repeat" }, opacity: 0.6 },
                    },
                  ]
                : []),
              ...(dataIndex === 0
                ? [
                    {
                      type: "text",
                      x: x - width / 2 + 4,
                      y: level - 6,
                      style: {
                        text: t("promise.promisedAt", { target: targetText(points[0]!.target) }),
                        fill: ink.ink,
                        font: `13px ${ink.sans}`,
                        verticalAlign: "bottom",
                        stroke: ink.paper,
                        lineWidth: 3,
                      },
                    },
                  ]
                : []),
            ],
          };
        },
      },
    ],
  };
};

/** One period in words, for the pointer and the table. */
export const pointSays = (point: Point | undefined): string => {
  if (point === undefined) return "";
  const from = day(point.from, { form: "plain", today: point.from });
  const of = count(point.kept + point.broken);
  const text =
    point.estimate === null
      ? t("verdict.unknown")
      : point.low === null || point.high === null
        ? `${t("measure.of", { n: of })}`
        : `${rate({ estimate: point.estimate, low: point.low, high: point.high }, point.target).estimate} (${rate({ estimate: point.estimate, low: point.low, high: point.high }, point.target).range}) ${t("measure.of", { n: of })}`;
  const parts = [
    point.unknown > 0 ? t("promise.cannotJudge", { n: count(point.unknown) }) : "",
    point.unfinished ? t("promise.unfinished", { n: count(point.pending) }) : "",
  ].filter(Boolean);
  return [`${from}: ${text}`, ...parts].join("\n");
};
