import { roughMs } from "../core/duration.js";
import { countsWorkingDays } from "./elapsed.js";
import type { PromiseDefinition, Terms } from "./model.js";

/** What a commitment's `measured` means to people: its unit, and how many of the stored numbers make one. */
export type Measured = {
  readonly unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference";
  readonly per: number;
};

/** Days and working days come in parts; both are drawn a day at a time. */
export const inDays = ({ unit }: Pick<Measured, "unit">): boolean => unit === "days" || unit === "working days";

const day = 86_400_000;

/** Null for kinds that measure nothing. */
export const measuredOf = (definition: PromiseDefinition): Measured | null => {
  const terms = definition.versions.at(-1)!.terms;
  switch (terms.kind) {
    case "duration":
    case "absence":
      return countsWorkingDays(definition) ? { unit: "working days", per: day } : { unit: "ms", per: 1 };
    case "deadline":
      return { unit: "days", per: day };
    case "effort":
      return { unit: terms.of, per: 1 };
    case "score":
      return { unit: "score", per: 1 };
    case "consistency":
      return { unit: "difference", per: 1 };
    default:
      return null;
  }
};

/** What a version promises, in the unit of `measuredOf`; null when there is no one number. */
export const limitOf = (terms: Terms, measured: Measured): number | null => {
  switch (terms.kind) {
    case "duration":
    case "absence":
      return measured.unit === "working days" ? terms.within.days + terms.within.ms / day : roughMs(terms.within);
    case "deadline":
      // Days are counted from the due time, which has the grace in it.
      return 0;
    case "effort":
      return terms.atMost;
    case "score":
      return terms.atLeast;
    case "consistency":
      return "absolute" in terms.margin ? terms.margin.absolute : null;
    default:
      return null;
  }
};
