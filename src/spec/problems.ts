// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { problemKinds } from "../core/problem.js";

/** Every problem that the files of a workspace can have. `says` and `write` of one problem never hold an environment variable's value. */
export const specProblems = problemKinds({
  "spec.file.missing": {
    title: "There is no kept.yaml",
    why: "A workspace is a folder that holds a file kept.yaml.",
    instead: "kept init",
  },
  "spec.file.unreadable": {
    title: "The file cannot be read as text",
    why: "Files of a workspace are UTF-8 text that this user may read.",
    instead: "Save the file as UTF-8.",
  },
  "spec.file.size": {
    title: "The file is too large",
    why: "A file of a workspace holds at most 1 MB, so that nothing written there can stop the process.",
    instead: "Split it: include: [promises/*.yaml]",
  },
  "spec.yaml.syntax": {
    title: "The file is not YAML",
    why: "The text cannot be read as YAML 1.2; nothing in the file counts until it can.",
    instead: "Indent with spaces, close quotes and brackets.",
  },
  "spec.yaml.depth": {
    title: "The file is nested too deeply",
    why: "At most 64 levels are read.",
    instead: "Write it flatter.",
  },
  "spec.yaml.keys": {
    title: "The file holds too much",
    why: "At most 5,000 keys and 25,000 values are read from one file.",
    instead: "Split it: include: [promises/*.yaml]",
  },
  "spec.yaml.alias": {
    title: "Too much is repeated by aliases",
    why: "At most 100 aliases, and not more than 25,000 values in all; an alias may not stand inside its own anchor.",
    instead: "Write the values out.",
  },
  "spec.yaml.tag": {
    title: "Tags are not used here",
    why: "A value means what the key says; `!!js/function` and the like are never run.",
    instead: "Leave the tag out.",
  },
  "spec.yaml.merge": {
    title: "Merge keys are not used here",
    why: "`<<` is not part of YAML 1.2 and hides what a promise says.",
    instead: "Write the keys out, or use an alias for a whole value: calendar: *office",
  },
  "spec.yaml.key": {
    title: "This cannot be a key",
    why: "Keys are texts without control characters; `__proto__` is refused.",
    instead: "Write a plain word as key.",
  },
  "spec.yaml.duplicate": {
    title: "The key is there twice",
    why: "Only one of the two could count, and nobody could tell which.",
    instead: "Remove one of them.",
  },
  "spec.kept.version": {
    title: "Another version of the format",
    why: "This Kept reads format v1. A version never changes its meaning.",
    instead: "kept: v1",
  },
  "spec.include.outside": {
    title: "An include leaves the workspace",
    why: "Only files inside the workspace folder are read; links that lead out of it are not followed.",
    instead: "include: [promises/*.yaml]",
  },
  "spec.include.none": {
    title: "An include finds no file",
    why: "A misspelt path would silently drop the promises in it.",
    instead: "include: [promises/*.yaml]",
  },
  "spec.include.many": {
    title: "An include finds too many files",
    why: "At most 1,000 files are read.",
    instead: "include: [promises/*.yaml]",
  },
  "spec.env.unset": {
    title: "An environment variable is not set",
    why: "`${NAME}` needs a value when the file is read.",
    instead: "${NAME:-default}, or set NAME",
  },
  "spec.receive": {
    title: "A way in that does not fit together",
    why: "Each way in has its own keys: an event's id stands once, and only webhooks are signed.",
    instead: "receive: { from: segment, keys: [${SHOP_WRITE_KEY}] }",
  },
  "spec.env.syntax": {
    title: "An environment variable is miswritten",
    why: "Names hold letters, digits and `_`; a literal `${` is written `$${`.",
    instead: "${NAME} or ${NAME:-default}",
  },
  "spec.key.unknown": {
    title: "The key does not exist here",
    why: "A misspelt key would silently change nothing.",
    instead: "Use one of the keys in the reference: kept schema",
  },
  "spec.key.kind": {
    title: "The key belongs to another kind of promise",
    why: "Each kind of promise has keys of its own.",
    instead: "Change the kind, or remove the key.",
  },
  "spec.key.missing": {
    title: "A key is missing",
    why: "Without it the meaning would be a guess.",
    instead: "Add the key.",
  },
  "spec.value.empty": {
    title: "There is no value",
    why: "A key without a value could mean anything.",
    instead: "Write a value, or remove the key.",
  },
  "spec.value.type": {
    title: "Another shape is needed",
    why: "A text, a list and a map are different things.",
    instead: "See the example in the problem.",
  },
  "spec.value.choice": {
    title: "Not one of the choices",
    why: "Only the listed words have a meaning here.",
    instead: "Write one of the listed words.",
  },
  "spec.name": {
    title: "The name has characters it may not have",
    why: "Names of promises, sources, teams and calendars match ^[a-z][a-z0-9_-]{0,62}$, so that they are safe in a terminal, a file name, SQL and a page.",
    instead: "fast-delivery",
  },
  "spec.text.control": {
    title: "The text holds characters that cannot be seen",
    why: "Control and bidirectional override characters can make a text look different from what it is.",
    instead: "Remove the character.",
  },
  "spec.text.long": {
    title: "The text is too long",
    why: "It would not fit on a screen or in a report.",
    instead: "Write it shorter.",
  },
  "spec.duplicate": {
    title: "The same name is declared twice",
    why: "Only one of the two could count, and nobody could tell which.",
    instead: "Rename or remove one of them.",
  },
  "spec.target.unit": {
    title: "A target is a share",
    why: "95 could mean 95 % or 9,500 %; a target lies above 0 and is at most 1 (100 %).",
    instead: "target: 95%",
  },
  "spec.share": {
    title: "A share is needed",
    why: "A share is written as percent or as a number between 0 and 1.",
    instead: "95% or 0.95",
  },
  "spec.number": {
    title: "A number is needed",
    why: "The value is counted with; digits with a decimal point.",
    instead: "2.50",
  },
  "spec.duration": {
    title: "A length of time is needed",
    why: "`m` is minutes and `mo` months; days are calendar days (or working days, if the promise has a calendar).",
    instead: "3m, 1h30m, 28d, 6mo or PT3M",
  },
  "spec.window": {
    title: "A window is whole days, or a calendar period",
    why: "A promise is judged over whole local days, so that a day never counts in part.",
    instead: "window: 28d, or month",
  },
  "spec.day": {
    title: "A day is needed",
    why: "Days are written year first, so that nobody can swap month and day.",
    instead: "2026-01-31",
  },
  "spec.time.format": {
    title: "The time format has letters that mean something else",
    why: "yyyy is the year, MM the month, dd the day, HH the hour, mm the minute, ss the second.",
    instead: "dd/MM/yyyy HH:mm",
  },
  "spec.zone": {
    title: "The time zone does not exist",
    why: "Zones are those of the IANA list; an abbreviation or a fixed offset does not know summer time.",
    instead: "timezone: Europe/Amsterdam",
  },
  "spec.currency": {
    title: "The currency does not exist",
    why: "Currencies are ISO 4217 codes.",
    instead: "currency: EUR",
  },
  "spec.calendar.hours": {
    title: "The opening hours cannot be",
    why: "Blocks are HH:mm-HH:mm, each ends after it begins, they ascend and do not overlap; a day ends at 24:00.",
    instead: '["09:00-12:30", "13:30-18:00"]',
  },
  "spec.calendar.days": {
    title: "The days of the week cannot be",
    why: "Days are mon tue wed thu fri sat sun, alone, as a range or separated by commas, and each is given once.",
    instead: "mon-fri: [09:00-18:00]",
  },
  "spec.owner": {
    title: "An owner is a team or a person",
    why: "The owner's kind stands before the name.",
    instead: "owner: team:kitchen",
  },
  "spec.reference.team": {
    title: "The team does not exist",
    why: "A promise or source whose owner does not exist has nobody who can mend it.",
    instead: "declare it under teams",
  },
  "spec.reference.value": {
    title: "The company has no such value",
    why: "A promise stands for one of the values under company.",
    instead: "company: { values: [fast] }",
  },
  "spec.reference.calendar": {
    title: "The calendar does not exist",
    why: "Due times are counted on the calendar that the promise names.",
    instead: "declare it under calendars",
  },
  "spec.reference.type": {
    title: "No source yields this type of interaction",
    why: "The promise would never see an occasion, or never be met.",
    instead: "Use a `type` of a source's records.",
  },
  "spec.reference.per": {
    title: "No record names the subject or the customer",
    why: "The interactions of one promise belong together by their subject (or, with per: customer, their customer).",
    instead: "subject: order_id in the records, or per: customer in the promise",
  },
  "spec.reference.property": {
    title: "No record gives this field",
    why: "A condition or split on something that never arrives is never fulfilled.",
    instead: "Use a property of the source's records.",
  },
  "spec.reference.promise": {
    title: "The promise does not exist",
    why: "The top line names a promise.",
    instead: "top_line: promise:fast",
  },
  "spec.path.outside": {
    title: "A path leaves the workspace",
    why: "Only files inside the workspace folder are read.",
    instead: "files: data/tills/*.csv",
  },
  "spec.sql.missing": {
    title: "The SQL file is not there",
    why: "`sql` ending in .sql is a file inside the workspace.",
    instead: "sql: measures/own.sql",
  },
  "spec.template": {
    title: "The template cannot be read",
    why: "Columns stand in braces; a literal brace is written twice.",
    instead: "loyalty:{card}",
  },
  "spec.field": {
    title: "It is not clear where the value comes from",
    why: "A value comes from a column, a template or a constant.",
    instead: "{ from: column, map: { K: kiosk } }",
  },
  "spec.property.reserved": {
    title: "The property's name is taken",
    why: "In conditions channel, amount, score, text and source mean the interaction's own fields.",
    instead: "Give it another name.",
  },
  "spec.condition": {
    title: "The condition cannot be read",
    why: "A condition is a text, a list, a comparison with a number, { not: ... } or { present: true }.",
    instead: 'total: ">= 20"',
  },
  "spec.version.same": {
    title: "Two versions begin on the same day",
    why: "A commitment made that day could be judged by either.",
    instead: "Give each version a day of its own.",
  },
  "spec.version.terms": {
    title: "A version lacks its terms",
    why: "Each version must say what is promised, itself or in the promise.",
    instead: "versions: [{ from: 2026-01-01, within: 3m }]",
  },
  "spec.alerts.mail": {
    title: "This is no mail address",
    why: "A recipient is one address and nothing else, so that a message goes where it was meant to.",
    instead: "to: [kitchen@example.com]",
  },
  "spec.alerts.url": {
    title: "This is no web address",
    why: "Messages are posted to an address that begins with https://; keys belong into headers or the path.",
    instead: "url: https://hooks.example.com/kept",
  },
  "spec.alerts.secret": {
    title: "A secret is too short to sign with",
    why: "Whoever guesses it can send messages in this company's name.",
    instead: "secret: ${KEPT_HOOK_SECRET}",
  },
  "spec.alerts.time": {
    title: "This is no time of the week",
    why: "A digest comes once a week, on a day and at a time in the company's zone.",
    instead: "on: mon 08:00",
  },
  "spec.reference.channel": {
    title: "No channel has that name",
    why: "Channels are named under `alerts: { channels: ... }`; `owner` is always there.",
    instead: "send: [owner]",
  },
  "spec.poll": {
    title: "A poll that does not say where to fetch",
    why: "A source is fetched from one place, and it must be plain how the next page is found.",
    instead:
      "poll: { every: 5m, http: { url: https://desk.example.com/api/tickets, items: tickets, next: { link: true } } }",
  },
});

export type SpecCode = keyof typeof specProblems.kinds;
