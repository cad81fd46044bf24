import { DateTime } from "luxon";
import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { resolveAsOf } from "../as-of.js";
import { askedOptions } from "../check/check.js";
import type { Asked } from "../check/judgings.js";
import type { Context } from "../context.js";
import { appProblems } from "../problems.js";

/** What a page's address says about whom, over which time and as of when: the same names as in the address. */
export const lensOptions = {
  asOf: askedOptions.asOf,
  knownAt: askedOptions.knownAt,
  window: z
    .string()
    .regex(/^(?:\d{1,4}d|year|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/)
    .optional()
    .describe("Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise")
    .meta({ placeholder: "TIME" }),
  seg: z
    .string()
    .max(500)
    .optional()
    .describe("Only this group: store:Utrecht,channel:app")
    .meta({ placeholder: "k:v,..." }),
};
export type Lens = {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly window?: string | undefined;
  readonly seg?: string | undefined;
};

/** The question that stands in an address, as every question about promises takes it. */
export const askedOf = async (context: Context, lens: Lens): Promise<Asked> => ({
  asOf: lens.asOf,
  knownAt: lens.knownAt,
  ...(lens.window === undefined ? {} : await periodOf(context, { ...lens, window: lens.window })),
  ...(lens.seg === undefined ? {} : { where: groupOf(lens.seg) }),
});

const periodOf = async (context: Context, { asOf, window }: Lens & { readonly window: string }) => {
  const [from, to] = window.split("..");
  if (to !== undefined) return { from, to };
  const { company } = await context.workspace();
  const last = DateTime.fromJSDate(await resolveAsOf(context, asOf), { zone: company.timezone }).startOf("day");
  const first = window === "year" ? last.startOf("year") : last.minus({ days: Number.parseInt(window, 10) - 1 });
  return { from: first.toISODate()!, to: last.toISODate()! };
};

const groupOf = (seg: string): Record<string, string> =>
  Object.fromEntries(
    seg.split(",").map((pair) => {
      const at = pair.indexOf(":");
      if (at < 1)
        throw new ProblemsFound([
          appProblems.make("usage.where", { says: `the group ${pair} has no value`, write: "store:Utrecht" }),
        ]);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
