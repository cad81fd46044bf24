import * as z from "zod/mini";

const text = z.catch(z.optional(z.string()), undefined);
const day = z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), undefined);

/** What the address of every page may say. What cannot be read is left out: an old link never breaks a page. */
export const rootSearch = z.object({
  /** As of this day; left out: now. */
  asOf: day,
  /** As we knew it on this day. */
  knownAt: day,
  /** `7d`, `28d`, `90d`, `year` or `2026-06-01..2026-06-30`; left out: each promise's own. */
  window: z.catch(
    z.optional(z.string().check(z.regex(/^(\d{1,4}d|year|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/))),
    undefined,
  ),
  /** `store:Utrecht,channel:app`: at most three. */
  seg: text,
  /** 1: rows of one line. */
  dense: z.catch(z.optional(z.literal(1)), undefined),
  /** Which number's "How we know" is open. */
  know: text,
});
export type RootSearch = z.infer<typeof rootSearch>;
