/** `store:Utrecht,channel:app` as pairs. */
export const segmentsOf = (seg: string | undefined): readonly (readonly [field: string, value: string])[] =>
  (seg ?? "").split(",").flatMap((pair) => {
    const at = pair.indexOf(":");
    return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
  });

export const segOf = (pairs: readonly (readonly [string, string])[]): string | undefined =>
  pairs.length === 0 ? undefined : pairs.map(([field, value]) => `${field}:${value}`).join(",");
