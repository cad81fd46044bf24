const longestMs = 6 * 3_600_000;
const longestAskedMs = 24 * 3_600_000;

/** When to try again after so many tries: 30 s, 2 min, 8 min, ... 6 h, each shortened by chance so that not all come at once. */
export const nextTry = (
  attempts: number,
  {
    now,
    random,
    retryAfterMs,
  }: { readonly now: Date; readonly random: () => number; readonly retryAfterMs: number | null },
): Date => {
  const wait = Math.min(longestMs, 30_000 * 4 ** Math.min(10, attempts - 1)) * (0.5 + random() / 2);
  return new Date(now.getTime() + Math.max(wait, Math.min(longestAskedMs, retryAfterMs ?? 0)));
};

/** Seconds, or a date of HTTP; null: neither. */
export const retryAfterMs = (header: string | undefined, now: Date): number | null => {
  if (header === undefined) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
};
