import { counting } from "../entry.js";

const count = counting("en");

/** The states that every page shares. */
export const states = {
  "state.loading": "Counting",
  "state.again": "Counting again",
  "state.long": (p: { seconds: number }) => `Still counting, ${p.seconds} s so far`,
  "state.retry": "Try again",
  "state.unreachable": "The server did not answer. What is on disk is safe; nothing you typed is lost.",
  "state.failed": (p: { what: string }) => `${p.what} could not be shown. The rest of the page holds.`,
  "state.code": "Code",
  "state.copy": "Copy",
  "state.copied": "Copied",
  "state.notAllowed": "Your role may not see this.",
  "state.notFound": "There is nothing at this address.",
  "state.toReality": "Go to Reality",
  "state.soon": "This page is being built.",
  "state.askThem": (p: { who: string }) => `${p.who} can open it`,
  "few.so": (p: { have: number; need: number }) =>
    `${p.have.toLocaleString("en")} so far; a verdict needs ${p.need.toLocaleString("en")}`,
  "few.hidden": (p: { below: number }) => `fewer than ${p.below} people, not shown`,
  "few.groups": (p: { n: number }) => `${count(p.n, "group is", "groups are")} not shown`,
} as const;
