import type { EChartsCoreOption } from "echarts/core";
import type { Gives } from "../ask.js";
import { count } from "../format.js";
import { measuredWords } from "../measured.js";
import { t } from "../words.js";
import type { Ink } from "./ink.js";

export type Distribution = NonNullable<Gives<"promise-page">["distribution"]>;

type Cell = {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly n: number;
  readonly is: "kept" | "broken" | "pending" | "unknown";
};

/** Bars on the promise's own scale; the last holds all above. Kept below, broken above it, still waiting as an outline on top. */
export const cellsOf = ({ bins, unknown }: Distribution): readonly Cell[] => {
  const width = (bins[0]?.to ?? 1) - (bins[0]?.from ?? 0);
  const end = (bins.at(-1)?.from ?? 0) + width;
  const cannotSay: Cell[] =
    unknown > 0 ? [{ from: end + width, to: end + 2 * width, low: 0, n: unknown, is: "unknown" }] : [];
  const drawn = bins.flatMap((bin) => {
    const to = bin.to ?? bin.from + width;
    let low = 0;
    return (["kept", "broken", "pending"] as const).flatMap((is): Cell[] => {
      const n = bin[is];
      if (n === 0) return [];
      low += n;
      return [{ from: bin.from, to, low: low - n, n, is }];
    });
  });
  return [...drawn, ...cannotSay];
};

/** How long it took (or how many, how late): left of the limit blue, right of it vermilion, still waiting dotted. */
export const distributionOption = (of: Distribution, ink: Ink): EChartsCoreOption => {
  const cells = cellsOf(of);
  const { bins, unit, limit } = of;
  const width = (bins[0]?.to ?? 1) - (bins[0]?.from ?? 0);
  const text = { color: ink.ink3, fontFamily: ink.sans, fontSize: 13 };
  const fill = {
    kept: ink.kept,
    broken: ink.broken,
    pending: "transparent",
    unknown: { type: "pattern", image: ink.hatch, repeat: "repeat" },
  } as const;
  return {
    grid: { left: 12, right: 12, top: 24, bottom: 26 },
    xAxis: {
      type: "value",
      min: bins[0]?.from ?? 0,
      max: (bins.at(-1)?.from ?? 0) + width * (of.unknown > 0 ? 3 : 1),
      interval: niceStep((width * bins.length) / 5, unit),
      axisLine: { lineStyle: { color: ink.lineStrong } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...text,
        hideOverlap: true,
        showMaxLabel: false,
        formatter: (value: number) => measuredWords(value, unit),
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      splitNumber: 3,
      axisLabel: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: ink.line } },
    },
    tooltip: {
      trigger: "item",
      renderMode: "richText",
      transitionDuration: 0,
      backgroundColor: ink.surface,
      borderColor: ink.lineStrong,
      textStyle: { color: ink.ink, fontFamily: ink.sans, fontSize: 15 },
      formatter: ({ dataIndex }: { dataIndex: number }) => cellSays(cells[dataIndex], of),
    },
    series: [
      {
        type: "custom",
        data: cells.map((cell) => [cell.from, cell.low + cell.n]),
        renderItem: (
          params: { dataIndex: number },
          api: { coord: (at: readonly [number, number]) => readonly [number, number] },
        ) => {
          const cell = cells[params.dataIndex]!;
          const [left, bottom] = api.coord([cell.from, cell.low]);
          const [right, top] = api.coord([cell.to, cell.low + cell.n]);
          return {
            type: "rect",
            shape: { x: left + 0.5, y: top, width: Math.max(1, right - left - 1), height: Math.max(1, bottom - top) },
            style:
              cell.is === "pending"
                ? { fill: "transparent", stroke: ink.ink3, lineDash: [2, 3], lineWidth: 1.25 }
                : { fill: fill[cell.is] },
          };
        },
        markLine:
          limit === null
            ? undefined
            : {
                silent: true,
                symbol: "none",
                lineStyle: { color: ink.ink, width: 1.25, type: "solid" },
                label: {
                  ...text,
                  color: ink.ink,
                  formatter: t("promise.promisedAt", { target: measuredWords(limit, unit) }),
                },
                data: [{ xAxis: limit }],
              },
      },
    ],
  };
};

const steps = {
  ms: [1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800].map(
    (s) => s * 1_000,
  ),
  other: [0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 100, 1_000],
} as const;

/** A step at which people read a scale. */
const niceStep = (wanted: number, unit: Distribution["unit"]): number =>
  (unit === "ms" ? steps.ms : steps.other).find((step) => step >= wanted) ?? wanted;

const cellSays = (cell: Cell | undefined, { unit }: Distribution): string =>
  cell === undefined
    ? ""
    : cell.is === "unknown"
      ? t("promise.unknownColumn", { n: count(cell.n) })
      : `${measuredWords(cell.from, unit)} – ${measuredWords(cell.to, unit)}\n${count(cell.n)} ${t(cell.is === "pending" ? "promise.waiting" : `verdict.${cell.is}`)}`;
