import { csv } from "../csv.js";
import type { PublicPage } from "./model.js";

const header = ["promise", "says", "month", "promised", "verdict", "kept", "of", "told", "withdrawn"];

/** Every finished month of every promise, as far as anybody may know it. Months do not overlap, so none is got by subtraction. */
export const numbersCsv = ({ promises, withdrawn }: PublicPage): string =>
  csv(
    header,
    [...promises, ...withdrawn].flatMap((one) =>
      one.months
        .filter((each) => each.finished)
        .map(({ month, promised, verdict, share }) => [
          one.name,
          one.says,
          month,
          promised,
          verdict,
          share.is === "of" || share.is === "atLeast" ? share.kept : null,
          share.is === "of" || share.is === "atLeast" ? share.of : null,
          share.is === "atLeast" ? "at least" : share.is === "of" ? "of" : share.is,
          one.withdrawn,
        ]),
    ),
  );
