import type { planted } from "./company.js";

export type Tally = { kept: number; broken: number; void: number; unknown: number };
export const tally = (): Tally => ({ kept: 0, broken: 0, void: 0, unknown: 0 });

/** What Kept must find, counted where it was made up and not from the files. Windows: the 28 days to the last one. */
export type Truth = {
  readonly asOf: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly planted: typeof planted;
  readonly orders: number;
  /** What `kept check` must count for each promise in the window. */
  readonly counts: Readonly<Record<"fast" | "social" | "refund" | "catering" | "one-call" | "liked", Tally>>;
  /** `fast` in the window at the slow store, and everywhere else. */
  readonly slowStore: { readonly there: Tally; readonly elsewhere: Tally };
  /** `fast` in the window for orders from the app at lunch, and for all others. */
  readonly letDownMore: { readonly group: Tally; readonly others: Tally };
  /** Orders that the broken till never sent, and those of the app among them whose end nobody saw. */
  readonly brokenTill: { readonly lost: number; readonly unseen: number };
  /** `fast` in the month before and the month after it was tightened, and how many took over three and at most five minutes. */
  readonly tightened: {
    readonly december: Tally;
    readonly january: Tally;
    readonly keptBefore: number;
    readonly brokenAfter: number;
  };
  /** Mentions due in the window on the late day, and on other days. */
  readonly lateDay: { readonly onIt: Tally; readonly onOthers: Tally };
  /** Lines with a time that is none, and lines that are no UTF-8. */
  readonly unreadable: { readonly times: number; readonly texts: number };
};
