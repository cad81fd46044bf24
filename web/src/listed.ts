import { spoken } from "./words.js";

/** `a`, `a and b`, `a, b and c`, as the reader's language joins them. */
export const listed = (parts: readonly string[]): string =>
  new Intl.ListFormat(spoken() === "en" ? "en-GB" : spoken(), { type: "conjunction" }).format(parts);
