import { en } from "./words/en.js";
import type { Translated } from "./words/entry.js";

export type Words = Translated<typeof en>;
export type Key = keyof Words;
type Given<K extends Key> = Words[K] extends (params: infer P) => string ? [params: P] : [];

export const languages = ["en", "nl"] as const;
export type Language = (typeof languages)[number];

let words: Words = en;
let language: Language = "en";

/** Which language the pages speak: chosen before the first of them is drawn. Another than English is loaded when it is wanted. */
export const speak = async (wanted: Language): Promise<void> => {
  words = wanted === "en" ? en : (await import("./words/nl.js")).nl;
  language = wanted;
  document.documentElement.lang = wanted;
};

export const spoken = (): Language => language;

/** The language asked for in this browser before, else its own if we speak it, else English. */
export const wantedLanguage = (): Language => {
  const asked = [localStorage.getItem("kept.language"), ...navigator.languages].map((each) => each?.slice(0, 2));
  return languages.find((each) => each === asked.find((one) => languages.includes(one as Language))) ?? "en";
};

/** A message in the reader's language: `t("lens.days", { n: 28 })`. */
export const t = <K extends Key>(key: K, ...given: Given<K>): string => {
  const message = words[key] as string | ((params: unknown) => string);
  return typeof message === "string" ? message : message(given[0]);
};
