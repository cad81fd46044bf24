import type { Estimate, Hue } from "./estimate.js";
import { placed, type Scale } from "./scale.js";

const mid = 16;

/**
 * A rate and its two bands on one line, as wide as its room. `of`: the estimate; `scale`: both ends as shares; `target`: drawn as an
 * ink tick; `everyone`: a thin line, where rails are groups; `hue`: that of the verdict.
 */
export const Rail = ({
  of,
  scale,
  target,
  everyone,
  hue,
}: {
  readonly of: Estimate;
  readonly scale: Scale;
  readonly target?: number | undefined;
  readonly everyone?: number | undefined;
  readonly hue: Hue;
}) => {
  const at = (share: number) => placed(share, scale);
  const known = !("status" in of);
  const bounds = "status" in of && of.status === "unknown" ? of.bounds : null;
  const leaves = known ? of.low < scale.low : bounds !== null && bounds.low < scale.low;
  return (
    <svg className="rail" width="100%" height={mid * 2} aria-hidden="true" overflow="visible" display="block">
      <line
        x1="0"
        x2="100%"
        y1={mid}
        y2={mid}
        stroke={known || bounds ? "var(--line)" : "var(--line-strong)"}
        strokeDasharray={known || bounds ? undefined : "2 3"}
      />
      {known && <Band low={at(of.low)} high={at(of.high)} hue={hue} opacity={0.26} />}
      {known && <Band low={at(of.low50)} high={at(of.high50)} hue={hue} opacity={0.42} />}
      {known && (
        <svg x={`${at(of.estimate)}%`} overflow="visible" aria-hidden="true">
          <rect x="-1.5" y={mid - 8} width="3" height="16" fill={`var(--${hue})`} />
        </svg>
      )}
      {bounds && (
        <rect
          x={`${at(bounds.low)}%`}
          y={mid - 6}
          width={`${Math.max(0.6, at(bounds.high) - at(bounds.low))}%`}
          height="12"
          fill="url(#hatch)"
          stroke="var(--ink-3)"
        />
      )}
      {leaves && <path d={`M7 ${mid - 5}L1 ${mid}l6 5`} fill="none" stroke="var(--ink-3)" strokeWidth="1.4" />}
      {everyone !== undefined && (
        <line x1={`${at(everyone)}%`} x2={`${at(everyone)}%`} y1="2" y2={mid * 2 - 2} stroke="var(--line-strong)" />
      )}
      {target !== undefined && (
        <svg x={`${at(target)}%`} overflow="visible" aria-hidden="true">
          <path d="M-4 2h8l-4 5z" fill="var(--ink)" />
          <path d={`M0 4v${mid + 8}`} stroke="var(--ink)" strokeWidth="1.25" />
        </svg>
      )}
    </svg>
  );
};

const Band = ({ low, high, hue, opacity }: { low: number; high: number; hue: Hue; opacity: number }) => (
  <rect
    x={`${low}%`}
    y={mid - 6}
    width={`${Math.max(0.4, high - low)}%`}
    height="12"
    fill={`var(--${hue})`}
    fillOpacity={opacity}
  />
);
