import type { Gives } from "../../ask.js";

type Curve = Pick<Gives<"try-promise">, "points" | "better">;
export type CurvePoint = Curve["points"][number];

/** What a limit would have kept: of the two points around it the one that does not promise too much. */
export const keptAt = ({ points, better }: Curve, limit: number): CurvePoint | null =>
  better === "less"
    ? (points.findLast((point) => point.limit <= limit + 1e-9) ?? null)
    : (points.find((point) => point.limit >= limit - 1e-9) ?? null);

/** The tightest limit that would have kept a share; null: none in this history. */
export const limitFor = ({ points, better }: Curve, share: number): number | null =>
  (better === "less"
    ? points.find((point) => point.estimate >= share - 1e-9)
    : points.findLast((point) => point.estimate >= share - 1e-9)
  )?.limit ?? null;
