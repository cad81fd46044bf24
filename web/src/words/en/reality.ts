import { counting } from "../entry.js";

const count = counting("en");

/** The Reality page. Its findings come from the server; this is what stands around them. */
export const reality = {
  "reality.title": "Reality",
  "reality.keptRange": "kept, with its range",
  "reality.promised": "promised",
  "reality.mayStill": "may still be let down",
  "reality.letDown": (p: { period: string }) => `let down ${p.period}`,
  "reality.peoplePeriod": (p: { n: number; period: string }) => `${p.n === 1 ? "person" : "people"} ${p.period}`,
  "reality.cannotSay": "we cannot say how many",
  "reality.atLeast": "at least",
  "reality.fewer": "fewer than 5",
  "reality.moreKept": (p: { n: number }) => `${count(p.n, "promise is", "promises are")} kept`,
  "reality.show": "Show them",
  "reality.opens": "Everything here can be opened down to the people behind it.",
  "reality.help": "What would help most",
  "reality.news": "New since yesterday",
  "reality.noNews": "Nothing that changes a verdict.",
  "reality.noHelp": "No one thing stands out.",
  "reality.empty": "Here you will see whether your promises are kept.",
  "reality.emptyWhy": "No promise has been declared yet.",
  "reality.start": "Start with a file",
} as const;
