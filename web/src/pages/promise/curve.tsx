import type { Gives } from "../../ask.js";
import { TableBehind } from "../../figures/table-behind.js";
import { rate } from "../../format.js";
import { measuredWords } from "../../measured.js";
import { t } from "../../words.js";
import style from "./promise.module.css";

const height = 140;

/** The share that each limit would have kept, with its range; the limit in hand as an ink line. */
export const Curve = ({ of: curve, limit }: { readonly of: Gives<"try-promise">; readonly limit: number | null }) => {
  const { points, unit } = curve;
  const [from, to] = [points[0]!.limit, points.at(-1)!.limit];
  const x = (at: number) => (to === from ? 50 : Math.max(0, Math.min(100, ((at - from) / (to - from)) * 100)));
  const y = (share: number) => 4 + (1 - share) * (height - 8);
  const path = points.map(
    (point, i) => `${i === 0 ? "M" : "L"}${x(point.limit).toFixed(2)} ${y(point.estimate).toFixed(1)}`,
  );
  const band = [
    ...points.map((point) => `${x(point.limit).toFixed(2)} ${y(point.high).toFixed(1)}`),
    ...points.map((point) => `${x(point.limit).toFixed(2)} ${y(point.low).toFixed(1)}`).reverse(),
  ];
  return (
    <figure>
      <svg
        className={style.curve}
        width="100%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path
          d={`M0 ${y(curve.today.target)}H100`}
          stroke="var(--line-strong)"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
        <path d={`M${band.join("L")}Z`} fill="var(--ink)" fillOpacity="0.12" />
        <path d={path.join("")} fill="none" stroke="var(--ink)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        {limit !== null && (
          <path d={`M${x(limit)} 0V${height}`} stroke="var(--ink)" vectorEffect="non-scaling-stroke" />
        )}
      </svg>
      <figcaption>{t("try.curve")}</figcaption>
      <TableBehind
        title={t("try.curve")}
        heads={[t("try.limit"), t("promise.rate")]}
        rows={points
          .filter((_, i) => i % Math.max(1, Math.ceil(points.length / 30)) === 0 || i === points.length - 1)
          .map((point) => [measuredWords(point.limit, unit), `${rate(point).estimate} (${rate(point).range})`])}
      />
    </figure>
  );
};
