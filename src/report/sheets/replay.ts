import type { ReplayAnswer } from "../answers-replay.js";
import { formatCount } from "../format.js";
import type { Sheet } from "../sheet.js";

/** What became of the records that were read again. */
export const replaySheet = ({ looked, read, still, reasons }: ReplayAnswer): Sheet => ({
  says: [
    looked === 0
      ? "Nothing lies in quarantine that came live."
      : `${formatCount(read)} of ${formatCount(looked)} records can be read now; ${formatCount(still)} still cannot.`,
  ],
  columns: [
    { head: "WHY NOT", most: 80 },
    { head: "RECORDS", align: "right" },
  ],
  rows: reasons.map(({ reason, count }) => [reason, formatCount(count)]),
});
