import { problemKinds } from "../core/problem.js";

/** What can be wrong with a question. */
export const appProblems = problemKinds({
  "usage.time": {
    title: "An option that takes a day holds something else",
    why: "Days are written year first, so that nobody reads 03/04 as April or March.",
    instead: "--as-of 2026-07-14, or --as-of latest",
  },
  "usage.window": {
    title: "A window is neither days nor a calendar period",
    why: "A window is a number of whole days back from the day asked about, or the calendar period it lies in.",
    instead: "--window 7d, or --window month",
  },
  "usage.period": {
    title: "A period ends before it begins",
    why: "The period is from the first day up to and including the last.",
    instead: "--from 2026-06-01 --to 2026-06-30",
  },
  "usage.promise": {
    title: "No promise has that name",
    why: "Promises are named in kept.yaml, under `promises`.",
    instead: "kept promise, to see them all",
  },
  "usage.source": {
    title: "No source has that name",
    why: "Sources are named in kept.yaml, under `sources`.",
    instead: "kept sources, to see them all",
  },
  "usage.where": {
    title: "A promise cannot be asked about that group",
    why: "Groups are what a promise is split by; other properties are not kept with its commitments.",
    instead: "Add the property to `split` of the promise, then ask --where store=Utrecht",
  },
  "usage.design": {
    title: "A promise of this kind cannot be designed",
    why: "Design looks for the tightest limit, so the kind must measure something: a time, a count or a score.",
    instead: "kept design NAME, for a promise of kind duration, deadline, absence, effort or score",
  },
  "measure.row": {
    title: "The SQL of a measure yields something that is no commitment",
    why: "Each row is one commitment: whom it was about, when it was made and fell due, and whether it was kept.",
    instead:
      "SELECT subject, customer, at AS made, at + INTERVAL 1 DAY AS due, amount > 0 AS kept FROM interactions WHERE type = 'order.placed'",
  },
  erase_unfinished: {
    title: "A person is not erased everywhere yet",
    why: "The engine still keeps old files that may hold the person; nothing is called erased before no byte is left.",
    instead: "Run kept erase again for the same person: it goes on where it stopped.",
  },
  "usage.customer": {
    title: "Nobody has that key",
    why: "Customers are known by their keys: a namespace and a value, as declared under `customer` of a source.",
    instead: "kept customer loyalty:40017",
  },
  "usage.confirm": {
    title: "Erasing a person was not confirmed",
    why: "There is no way back, so the key is asked for once more; a script says --yes.",
    instead: "kept erase loyalty:40017 --yes",
  },
  "usage.query": {
    title: "No query has that name",
    why: "Every number has one query, and each query a name.",
    instead: "kept explain, to see them all",
  },
  "usage.files": {
    title: "There is no data to look at",
    why: "kept init proposes from exported files: CSV, TSV, NDJSON, JSON, Parquet, Excel or XES, also compressed.",
    instead: "kept init orders.csv",
  },
  "usage.files.outside": {
    title: "A file outside the workspace",
    why: "A workspace reads only what lies inside its folder, so that it can be copied and shared.",
    instead: "kept init --yes ../exports/orders.csv, which copies it into data/",
  },
  "usage.files.time": {
    title: "Nothing in the file says when",
    why: "A promise is judged by when things happened; a file without times cannot be held against one.",
    instead: "Export the file with its times: when placed, when delivered",
  },
  "usage.folder.writable": {
    title: "The folder cannot be written",
    why: "kept init writes kept.yaml into the workspace folder.",
    instead: "chmod u+w . (or another folder: kept -C DIR init)",
  },
  "usage.zone": {
    title: "That is no time zone",
    why: "Zones have names of the IANA list, because offsets change with the seasons.",
    instead: "--timezone Europe/Amsterdam",
  },
  "usage.folder": {
    title: "There is already a workspace here",
    why: "kept.yaml is never written over.",
    instead: "kept init --force, or another folder with -C",
  },
  "usage.team": {
    title: "There is no such team",
    why: "What somebody sees hangs on the teams that own promises in kept.yaml; a mistyped one would quietly show nothing.",
    instead: "kept invite amara@example.com --role owner --team kitchen",
  },
});
