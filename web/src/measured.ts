import { formatLength, formatMeasured } from "../../src/report/format.js";
import { spoken } from "./words.js";

type Unit = Parameters<typeof formatMeasured>[1];

const dutch: readonly (readonly [RegExp, string])[] = [
  [/\bworking days?\b/g, "werkdagen"],
  [/\bdays\b/g, "dagen"],
  [/\bday\b/g, "dag"],
  [/\bh\b/g, "uur"],
  [/\blate\b/g, "te laat"],
  [/\bearly\b/g, "te vroeg"],
  [/\bon time\b/g, "op tijd"],
  [/\bcontacts\b/g, "contacten"],
  [/\bhandovers\b/g, "overdrachten"],
  [/\bhandover\b/g, "overdracht"],
  [/\bchannels\b/g, "kanalen"],
  [/\bchannel\b/g, "kanaal"],
];

const inWords = (english: string): string =>
  spoken() === "nl" ? dutch.reduce((text, [from, to]) => text.replace(from, to), english) : english;

/** What was measured: `4 min 50 s`, `1 day late`, `3 contacts`. */
export const measuredWords = (value: number, unit: Unit): string => inWords(formatMeasured(value, unit));

/** A length of time between two instants: `6 h 25 min`. */
export const lengthWords = (ms: number): string => inWords(formatLength(ms, "ms"));
