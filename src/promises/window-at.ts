import { DateTime } from "luxon";
import type { Window } from "./model.js";

/** A stretch of time, half-open. */
export type Stretch = { readonly from: Date; readonly to: Date };

/**
 * The window that a promise is judged over as of an instant. Rolling windows of days end with the local day of asOf, so that
 * 28 days to 14 July are 17 June to 14 July; shorter ones end at asOf. Calendar windows are the period that asOf lies in.
 */
export const windowAt = (window: Window, asOf: Date, zone: string): Stretch => {
  const at = DateTime.fromJSDate(asOf, { zone });
  if (window.kind === "calendar") {
    const from = at.startOf(window.period);
    return { from: from.toJSDate(), to: from.plus({ [window.period]: 1 }).toJSDate() };
  }
  const { months, days, ms } = window.length;
  if (months === 0 && days === 0) return { from: new Date(asOf.getTime() - ms), to: new Date(asOf.getTime() + 1) };
  const to = at.startOf("day").plus({ days: 1 });
  return { from: to.minus({ months, days, milliseconds: ms }).toJSDate(), to: to.toJSDate() };
};

/** The window of the same length just before. */
export const windowBefore = (window: Window, stretch: Stretch, zone: string): Stretch => {
  const before = new Date(stretch.from.getTime() - 1);
  if (window.kind === "calendar") return windowAt(window, before, zone);
  return window.length.months === 0 && window.length.days === 0
    ? { from: new Date(stretch.from.getTime() - window.length.ms), to: stretch.from }
    : windowAt(window, before, zone);
};
