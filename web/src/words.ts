import { en } from "./words/en.js";
import type { Translated } from "./words/entry.js";

export type Words = Translated<typeof en>;
export type Key = keyof Words;
type Given<K extends Key> = Words[K] extends (params: infer P) => string ? [params: P] : [];

export const languages = ["en", "nl"] as const;
export type Language = (typeof languages)[number];
/** `en-XA`: English made longer and accented, to see what is not in a message file and what does not fit. */
type Spoken = Language | "en-XA";

let words: Words = en;
let language: Spoken = "en";

/** Which language the pages speak: chosen before the first of them is drawn. Another than English is loaded when it is wanted. */
export const speak = async (wanted: Spoken): Promise<void> => {
  words =
    wanted === "en"
      ? en
      : wanted === "nl"
        ? (await import("./words/nl.js")).nl
        : (await import("./words/pseudo.js")).pseudo(en);
  language = wanted;
  document.documentElement.lang = wanted;
};

export const spoken = (): Language => (language === "nl" ? "nl" : "en");

/** The language asked for in this browser before, else its own if we speak it, else English. */
export const wantedLanguage = (): Spoken => {
  if (localStorage.getItem("kept.language") === "en-XA") return "en-XA";
  const asked = [localStorage.getItem("kept.language"), ...navigator.languages].map((each) => each?.slice(0, 2));
  return languages.find((each) => each === asked.find((one) => languages.includes(one as Language))) ?? "en";
};

/** A message in the reader's language: `t("lens.days", { n: 28 })`. */
export const t = <K extends Key>(key: K, ...given: Given<K>): string => {
  const message = words[key] as string | ((params: unknown) => string);
  return typeof message === "string" ? message : message(given[0]);
};
