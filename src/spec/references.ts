import type { Problem } from "../core/problem.js";
import { alertReferences } from "./alert-references.js";
import { catalog, list, map, ownFields, texts } from "./catalog.js";
import type { Entries, Entry } from "./entries.js";
import { type Lookup, lookup } from "./lookup.js";
import { problemAt } from "./place.js";
import { promiseReferences } from "./promise-references.js";

/** Names that lead nowhere: owners, values, calendars, types, properties, promises. Reads what is written, valid or not. */
export const references = (entries: Entries): Problem[] => {
  const problems: Problem[] = [];
  const look = lookup(problems, entries.secrets);
  const known = catalog(entries.sources.values());
  for (const source of entries.sources.values()) {
    owner(source, entries, look);
    sourceReferences(source, look);
  }
  const company = map(entries.company?.raw);
  if (entries.company && typeof company.top_line === "string" && company.top_line.startsWith("promise:")) {
    const place = entries.company.at("top_line");
    look(place, company.top_line.slice(8), {
      among: entries.promises.keys(),
      code: "spec.reference.promise",
      says: `${place.shown} does not exist`,
    });
  }
  alertReferences(entries, look);
  for (const promise of entries.promises.values()) {
    owner(promise, entries, look);
    const { value, calendar } = map(promise.raw);
    const [valueAt, calendarAt] = [promise.at("value"), promise.at("calendar")];
    if (typeof value === "string")
      look(valueAt, value, {
        among: texts(company.values),
        code: "spec.reference.value",
        says: `the company has no value ${valueAt.shown}`,
      });
    if (typeof calendar === "string")
      look(calendarAt, calendar, {
        among: entries.calendars.keys(),
        code: "spec.reference.calendar",
        says: `the calendar ${calendarAt.shown} does not exist`,
      });
    // Without any source there is nothing to compare with: the data may come later.
    if (!known.empty) problems.push(...promiseReferences(promise, { known, look, secrets: entries.secrets }));
  }
  return problems;
};

const owner = (entry: Entry<unknown>, entries: Entries, look: Lookup) => {
  const written = map(entry.raw).owner;
  if (typeof written !== "string" || !written.startsWith("team:")) return;
  const place = entry.at("owner");
  look(place, written.slice(5), {
    among: entries.teams.keys(),
    code: "spec.reference.team",
    says: `${place.shown} does not exist`,
  });
};

const sourceReferences = (source: Entry<unknown>, look: Lookup) => {
  const records = list(map(source.raw).records);
  const by = map(map(source.raw).expect).by;
  const place = source.at("expect", "by");
  const made = records.flatMap((record) => Object.keys(map(map(record).properties)));
  if (typeof by === "string")
    look(place, by, {
      among: made,
      code: "spec.reference.property",
      says: `no record of this source makes the property ${place.shown}`,
    });
  records.forEach((record, i) => {
    for (const name of Object.keys(map(map(record).properties))) {
      if (!ownFields.has(name)) continue;
      look.problems.push(
        problemAt(source.atKey("records", i, "properties", name), "spec.property.reserved", {
          says: `${name} is the interaction's own field`,
          write: `write ${name}: outside properties, or give it another name`,
        }),
      );
    }
  });
};
