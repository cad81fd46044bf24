import type { reality as english } from "../en/reality.js";
import { counting, type Translated } from "../entry.js";

const count = counting("nl");

export const reality: Translated<typeof english> = {
  "reality.title": "Werkelijkheid",
  "reality.keptRange": "gehouden, met het bereik",
  "reality.promised": "beloofd",
  "reality.mayStill": "hoeveel het er nog mogen worden",
  "reality.letDown": (p) => `teleurgesteld ${p.period}`,
  "reality.peoplePeriod": (p) => `${p.n === 1 ? "mens" : "mensen"} ${p.period}`,
  "reality.cannotSay": "we kunnen niet zeggen hoeveel",
  "reality.atLeast": "ten minste",
  "reality.fewer": "minder dan 5",
  "reality.moreKept": (p) => `${count(p.n, "belofte is", "beloften zijn")} gehouden`,
  "reality.show": "Toon ze",
  "reality.opens": "Alles hier gaat open tot op de mensen erachter.",
  "reality.help": "Wat het meest zou helpen",
  "reality.news": "Nieuw sinds gisteren",
  "reality.noNews": "Niets dat een oordeel verandert.",
  "reality.noHelp": "Er springt niets uit.",
  "reality.empty": "Hier ziet u straks of uw beloften worden gehouden.",
  "reality.emptyWhy": "Er is nog geen belofte opgeschreven.",
  "reality.start": "Begin met een bestand",
};
