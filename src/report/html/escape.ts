import { visible } from "../visible.js";

/** HTML that has been made here: only the tag below makes it, and it escapes every hole. */
export type Html = { readonly html: string };
type Hole = string | number | Html | readonly Html[] | null | undefined | false;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (c) => entities[c]!);

const fill = (hole: Hole): string => {
  if (hole === null || hole === undefined || hole === false) return "";
  if (typeof hole === "number") return String(hole);
  if (typeof hole === "string") return escaped(hole);
  return "html" in hole ? hole.html : hole.map((each) => each.html).join("");
};

/** Texts are escaped and their invisible characters shown; HTML goes in as it is. Attributes must be quoted in the template. */
export const html = (parts: TemplateStringsArray, ...holes: readonly Hole[]): Html => ({
  html: parts.map((part, i) => (i === 0 ? part : fill(holes[i - 1]) + part)).join(""),
});

/** Joins nothing into text: for styles and other constants of ours. */
export const constant = (text: string): Html => ({ html: text });
