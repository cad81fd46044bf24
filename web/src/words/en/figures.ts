import { counting } from "../entry.js";

const count = counting("en");

/** What stands at figures. */
export const figures = {
  "table.show": (p: { title: string }) => `${p.title} as a table`,
  "tally.title": "Let down, day by day",
  "tally.day": "Day",
  "tally.people": "People let down",
  "tally.data": "Data",
  "tally.missing": "some are missing",
  "tally.complete": "complete",
  "tally.one": "One square is one person let down that day.",
  "tally.each": (p: { n: number }) => `One square is ${count(p.n, "person", "people")} let down that day.`,
  "tally.solid": "Solid: the last seven days.",
  "tally.hatched": "Hatched: days with data missing.",
  "tally.few": "Dotted: fewer than 5 people, not shown.",
} as const;
