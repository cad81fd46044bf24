import type { figures as english } from "../en/figures.js";
import { counting, type Translated } from "../entry.js";

const count = counting("nl");

export const figures: Translated<typeof english> = {
  "table.show": (p) => `${p.title} als tabel`,
  "tally.title": "Teleurgesteld, dag voor dag",
  "tally.day": "Dag",
  "tally.people": "Mensen teleurgesteld",
  "tally.data": "Gegevens",
  "tally.missing": "er ontbreken er",
  "tally.complete": "volledig",
  "tally.one": "Eén vierkant is één mens die die dag werd teleurgesteld.",
  "tally.each": (p) => `Eén vierkant is ${count(p.n, "mens", "mensen")} die die dag werden teleurgesteld.`,
  "tally.solid": "Vol: de laatste zeven dagen.",
  "tally.hatched": "Gearceerd: dagen waarop gegevens ontbreken.",
  "tally.few": "Gestippeld: minder dan 5 mensen, niet getoond.",
};
