import type { Lane, Stretch } from "./lanes.js";

const lane = 26;
const bar = 11;

/** The lanes of one row, as high as the row: bars run through, so rows must touch. */
export const TrackCell = ({ lanes, row }: { readonly lanes: readonly Lane[]; readonly row: number }) => (
  <svg
    className="mark"
    width={lanes.length * lane}
    height="100%"
    preserveAspectRatio="none"
    aria-hidden="true"
    style={{ position: "absolute", inset: 0, height: "100%" }}
  >
    {lanes.map(({ promise, cells }, i) => {
      const cell = cells[row]!;
      const x = i * lane + (lane - bar) / 2;
      return (
        <g key={promise}>
          {cell.above && <Half x={x} from="0" to={mid} is={cell.above} />}
          {cell.below && <Half x={x} from={mid} to="100%" is={cell.below} />}
          {cell.begins && <rect x={x - 3} y={mid} width={bar + 6} height="2.5" fill="var(--ink)" />}
          {cell.due && <rect x={x - 5} y={mid} width={bar + 10} height="1.5" fill="var(--ink)" />}
          {cell.ends && !cell.due && <End x={x} is={cell.above} />}
        </g>
      );
    })}
  </svg>
);

/** Marks stand beside the first line of a row's text. */
const mid = "20";

const Half = ({ x, from, to, is }: { x: number; from: string; to: string; is: Stretch }) => {
  const { fill, edge, dashes } = paints[is];
  // From the middle to the foot: as high as the row, and cut off there.
  const height = to === "100%" ? "100%" : String(Number(to) - Number(from));
  const sides = edge === null ? [] : [x, x + bar];
  return (
    <>
      <rect x={x} y={from} width={bar} height={height} fill={fill} />
      {sides.map((side) => (
        <line key={side} x1={side} x2={side} y1={from} y2={to} stroke={edge!} strokeDasharray={dashes} />
      ))}
    </>
  );
};

const paints: Record<Stretch, { fill: string; edge: string | null; dashes?: string }> = {
  kept: { fill: "var(--kept-soft)", edge: "var(--kept)" },
  within: { fill: "var(--sunken)", edge: "var(--line-strong)" },
  over: { fill: "var(--broken)", edge: null },
  unknown: { fill: "url(#hatch)", edge: "var(--ink-3)" },
  open: { fill: "none", edge: "var(--line-strong)", dashes: "2 3" },
  void: { fill: "none", edge: "var(--line)" },
};

const End = ({ x, is }: { x: number; is: Stretch | null }) => (
  <rect
    x={x - 3}
    y={Number(mid) - 1}
    width={bar + 6}
    height="2.5"
    fill={is === "over" ? "var(--broken)" : is === "kept" ? "var(--kept)" : "var(--ink)"}
  />
);

export const tracksWidth = (lanes: readonly Lane[]): number => lanes.length * lane;
