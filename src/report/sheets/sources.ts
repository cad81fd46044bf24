import type { SourcesAnswer } from "../answers.js";
import { formatCount, formatDay, formatDurationMs, formatShare, localDay } from "../format.js";
import type { Export, Sheet } from "../sheet.js";
import { listed } from "../words/entry.js";
import { say } from "../words/say.js";

type Source = SourcesAnswer["sources"][number];

/** What each source should have delivered and has, what could not be read, and what cannot be judged because of it. */
export const sourcesSheet = (answer: SourcesAnswer): Sheet => {
  const { sources } = answer;
  const complete = sources.filter((each) => each.coverage >= 1 && each.missing === null).length;
  const unreadable = sources.reduce((sum, each) => sum + each.quarantined, 0);
  const says =
    sources.length === 0
      ? "No source has been declared yet."
      : say("sources.complete", { complete, all: sources.length });
  return {
    says: [unreadable > 0 ? `${says} ${say("sources.unreadable", { n: unreadable })}.` : says],
    columns: [
      { head: "SOURCE", most: 24 },
      { head: "ARRIVED", align: "right" },
      { head: "RECORDS", align: "right" },
      { head: "UNREAD", align: "right" },
      { head: "TWICE", align: "right" },
      { head: "LATEST" },
      { head: "WHAT IS MISSING" },
    ],
    rows: sources.map((each) => [
      each.name,
      each.expectation === "none" ? "–" : formatShare(each.coverage),
      formatCount(each.received),
      formatCount(each.quarantined),
      formatCount(each.duplicates),
      each.latest === null ? "nothing yet" : formatDay(localDay(each.latest, answer.timezone), { today: answer.asOf }),
      each.missing ?? "",
    ]),
    notes: sources.flatMap((each) => notesOf(each, answer.asOf)),
    ...(answer.quarantine ? { more: [quarantineSheet(answer.quarantine)] } : {}),
  };
};

const notesOf = (source: Source, today: string): string[] => {
  const notes: string[] = [];
  if (source.poll?.problem)
    notes.push(
      `${source.name}: it could not be fetched ${source.poll.failures === 1 ? "the last time" : `${formatCount(source.poll.failures)} times in a row`}: ${source.poll.problem.says}.`,
    );
  if (source.cannotJudge > 0)
    notes.push(`${source.name}: ${say("sources.judges", { n: source.cannotJudge })} (${listed(source.promises)}).`);
  for (const gap of source.gaps.slice(0, 5))
    notes.push(`${source.name}: nothing ${gapSays(gap, today)}${gap.part ? ` from ${gap.part}` : ""}.`);
  if (source.gaps.length > 5) notes.push(`${source.name}: and ${source.gaps.length - 5} more gaps.`);
  if (source.reasons.length > 0)
    notes.push(
      `${source.name}: ${source.reasons.map((each) => `${formatCount(each.count)} ${each.reason}`).join("; ")}.`,
    );
  if (source.ahead > 0)
    notes.push(
      `${source.name}: ${formatCount(source.ahead)} records are dated later than they were received; a clock is wrong.`,
    );
  if (source.delayMs !== null)
    notes.push(`${source.name}: half of the records arrive within ${formatDurationMs(source.delayMs)}.`);
  return notes;
};

const gapSays = (gap: Source["gaps"][number], today: string): string =>
  gap.to === null
    ? `since ${formatDay(gap.from, { form: "plain", today })}`
    : gap.to === gap.from
      ? `on ${formatDay(gap.from, { form: "plain", today })}`
      : `from ${formatDay(gap.from, { form: "plain", today })} to ${formatDay(gap.to, { form: "plain", today })}`;

type Quarantine = NonNullable<SourcesAnswer["quarantine"]>;

const quarantineSheet = (records: Quarantine): Sheet => ({
  says: [],
  title: `${say("sources.unreadable", { n: records.length })}`,
  columns: [
    { head: "SOURCE", most: 20 },
    { head: "FILE", most: 40 },
    { head: "LINE", align: "right" },
    { head: "COLUMN", most: 20 },
    { head: "VALUE", most: 30 },
    { head: "WHY" },
  ],
  rows: records.map((each) => [
    each.source,
    each.file,
    each.line === null ? "" : formatCount(each.line),
    each.column ?? "",
    each.value ?? "",
    each.reason,
  ]),
});

/** With --quarantine the records that could not be read, else one row a source. */
export const sourcesExport = (answer: SourcesAnswer): Export =>
  answer.quarantine
    ? {
        header: ["source", "file", "line", "column", "value", "reason", "payload"],
        rows: answer.quarantine.map((each) => [
          each.source,
          each.file,
          each.line,
          each.column,
          each.value,
          each.reason,
          each.payload,
        ]),
      }
    : {
        header: ["source", "coverage", "expected", "received", "quarantined", "duplicates", "latest", "missing"],
        rows: answer.sources.map((each) => [
          each.name,
          each.coverage,
          each.expected,
          each.received,
          each.quarantined,
          each.duplicates,
          each.latest,
          each.missing,
        ]),
      };
