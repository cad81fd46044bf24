import type { Gives } from "../../ask.js";
import { download } from "../../download.js";

/** The people of this page as a spreadsheet: masked keys, and the address of each story. Nothing in it is a formula. */
export const callList = (people: Gives<"people-page">): void => {
  const rows = (people.list ?? []).map((person) => [
    person.customer,
    String(person.times),
    person.latest,
    person.by.map((one) => one.promise).join(" "),
    Object.values(person.where).join(" "),
    person.since?.latest?.slice(0, 10) ?? "",
    `${location.origin}/people/${person.id}`,
  ]);
  const head = ["customer", "times", "last_let_down", "promises", "where", "last_seen_since", "story"];
  const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  download(`people-${people.asOf}.csv`, "text/csv", `${text}\r\n`);
};

/** What a spreadsheet would run is kept from running. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
