import type { Problem } from "../core/problem.js";
import { nearest } from "./did-you-mean.js";
import { type Place, problemAt } from "./place.js";
import { type SpecCode, specProblems } from "./problems.js";
import { unfilled } from "./read-yaml.js";

type Of = { readonly among: Iterable<string>; readonly code: SpecCode; readonly says: string };

/** Looks a name up among those that exist; a problem with the nearest one, or with what there is, goes to `problems`. */
export type Lookup = ((place: Place, name: string, of: Of) => void) & { readonly problems: Problem[] };

export const lookup = (problems: Problem[], secrets: ReadonlySet<string>): Lookup =>
  Object.assign(
    (place: Place, name: string, of: Of) => {
      const all = new Set(of.among);
      if (name === unfilled || all.has(name)) return;
      // Names that come from the environment are not shown, nor can they be guessed from a near miss.
      const shown = [...all].filter((one) => !secrets.has(one) && one !== unfilled);
      // After fifty problems nobody reads suggestions, and thousands against thousands would take minutes.
      const among = place.secret || problems.length > 50 ? [] : shown;
      const meant = nearest(name, among);
      const write = meant
        ? `write ${meant}`
        : shown.length > 0
          ? `write one of ${shown.slice(0, 12).join(", ")}`
          : specProblems.kinds[of.code].instead;
      problems.push(
        problemAt(place, of.code, {
          says: `${of.says}${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
          write,
        }),
      );
    },
    { problems },
  );
