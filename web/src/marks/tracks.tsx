import { placed } from "./scale.js";

export type Track = {
  readonly promise: string;
  /** Milliseconds since 1970. `met` null: not yet, or never; `end`: as far as it is known. */
  readonly made: number;
  readonly due: number;
  readonly met: number | null;
  readonly end: number;
};

const pitch = 22;
const wide = 10;

/**
 * What one person was promised: time runs down from `from` to `to` over `height` px; a bar from made to met, a tick at the due time,
 * the overrun in vermilion, an open end where it is not met. For readers the story beside it says the same.
 */
export const Tracks = ({
  tracks,
  from,
  to,
  height,
}: {
  readonly tracks: readonly Track[];
  readonly from: number;
  readonly to: number;
  readonly height: number;
}) => {
  const y = (at: number) => (placed(at, { low: from, high: to }) / 100) * height;
  return (
    <svg className="tracks" width={tracks.length * pitch} height={height} aria-hidden="true">
      {tracks.map(({ promise, made, due, met, end }, i) => {
        const x = i * pitch + 4;
        const stop = met ?? end;
        const over = stop > due;
        return (
          <g key={`${promise} ${made}`}>
            <rect
              x={x}
              y={y(made)}
              width={wide}
              height={Math.max(3, y(Math.min(stop, due)) - y(made))}
              fill="none"
              stroke="var(--ink)"
              strokeWidth="1.5"
            />
            {over && <rect x={x} y={y(due)} width={wide} height={Math.max(2, y(stop) - y(due))} fill="var(--broken)" />}
            <path d={`M${x - 4} ${y(due)}h${wide + 8}`} stroke="var(--ink)" strokeWidth="1.5" />
            {met === null && (
              <path d={`M${x} ${y(stop)}v10m${wide} -10v10`} stroke="var(--ink)" strokeDasharray="2 2" fill="none" />
            )}
          </g>
        );
      })}
    </svg>
  );
};
