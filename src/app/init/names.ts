import { basename, dirname } from "node:path";
import { slug, tellingWords, wordsOf } from "./column-words.js";

/** A file's name without endings and dates: `tills-2026-05.csv.gz` is `tills`; its folder's where only a date is left. */
export const bareFileName = (path: string): string =>
  basename(path)
    .replace(/(\.[A-Za-z0-9]{1,7})+$/, "")
    .replace(/[-_. ]*\d{4,}([-_.]\d{1,4})*$/, "") || basename(dirname(path));

export const sourceName = (path: string): string => slug(bareFileName(path), "data");

/** What a subject is, in one word: `order` for `order_id`; else what the file is called. */
export const nounOf = (subject: string | null, path: string): string => {
  if (subject !== null) {
    const telling = tellingWords(subject).filter((word) => word.length > 2);
    if (telling[0]) return nouns[telling[0]] ?? telling[0];
    if (wordsOf(subject).includes("case")) return "case";
  }
  const words = wordsOf(bareFileName(path)).filter((word) => /^[a-z]/.test(word));
  const last = words.at(-1) ?? "record";
  return /[^s]s$/.test(last) && last.length > 3 ? last.slice(0, -1) : last;
};

/** What is left of a compound when its number or date is taken off, as a word again. */
const nouns: Readonly<Record<string, string>> = {
  bestell: "bestellung",
  kunden: "kunde",
  auftrags: "auftrag",
  rechnungs: "rechnung",
  vorgangs: "vorgang",
  liefer: "lieferung",
};

const said: Readonly<Record<string, string>> = {
  purchase: "placed",
  order: "placed",
  start: "started",
  end: "ended",
  finish: "finished",
  create: "created",
  open: "opened",
  close: "closed",
  delivery: "delivered",
  bestell: "bestellt",
  eingangs: "eingegangen",
  liefer: "geliefert",
  erstell: "erstellt",
};

/** What happened, from a time's column: `delivered_customer` for `order_delivered_customer_date`. */
export const verbOf = (column: string, noun: string): string => {
  const stripped = tellingWords(column)
    .map((word) => (word.length > 5 ? word.replace(/(date|time|stamp)$/, "") : word))
    .filter((word) => word !== "" && word !== noun);
  if (stripped.length === 0) return tellingWords(column).includes(noun) ? (said[noun] ?? "recorded") : "recorded";
  return stripped
    .map((word) => said[word] ?? word)
    .join("_")
    .slice(0, 60);
};

/** A property is called as its column where that can be; else by its words. */
export const propertyName = (column: string, taken: readonly string[]): string => {
  const reserved = ["channel", "amount", "score", "text", "source", ...taken];
  const plain = /^[A-Za-z_][A-Za-z0-9_]{0,40}$/.test(column)
    ? column
    : tellingWords(column).join("_") || wordsOf(column).join("_") || "property";
  for (const name of [plain, `${plain}_value`]) if (!reserved.includes(name)) return name;
  let n = 2;
  while (reserved.includes(`${plain}_${n}`)) n++;
  return `${plain}_${n}`;
};

/** The namespace of a customer's key: `email`, `phone`, else the column's first telling word. */
export const namespaceOf = (column: string, emails: "emails" | "other"): string => {
  if (emails === "emails") return "email";
  if (/phone|mobile|^tel|telefon/i.test(column)) return "phone";
  const [word] = tellingWords(column);
  return word === undefined ? "customer" : (nouns[word] ?? word);
};
