import { counting } from "../entry.js";

const count = counting("en");

/** Words of the pages about sources. */
export const sources = {
  "sources.title": "Sources",
  "sources.complete": (p: { complete: number; all: number }) =>
    p.complete === p.all
      ? p.all === 1
        ? "The source is complete"
        : `All ${p.all} sources are complete`
      : `${p.complete} of ${count(p.all, "source is", "sources are")} complete`,
  "sources.cannotJudge": (p: { n: number }) =>
    `${count(p.n, "promise that fell due", "promises that fell due")} cannot be judged because of what is missing.`,
  "sources.unread": (p: { n: number }) => `${count(p.n, "record", "records")} could not be read.`,
  "sources.none": "What each source has delivered stands here, day by day.",
  "sources.noneWhy": "No source is declared yet.",
  "sources.add": "Add a source",
  "sources.name": "source",
  "sources.expected": "expected",
  "sources.arrived": "arrived",
  "sources.delay": "typical delay",
  "sources.clock": "clock",
  "sources.heard": "last heard",
  "sources.notRead": "could not be read",
  "sources.every": (p: { length: string }) => `every ${p.length}`,
  "sources.everyDay": "every day",
  "sources.everyHour": "every hour",
  "sources.learnt": "its own rhythm",
  "sources.unsaid": "not said",
  "sources.unsaidSays": (p: { names: string }) =>
    `We cannot know what is missing of ${p.names} until kept.yaml says what to expect.`,
  "sources.ago": (p: { length: string }) => `${p.length} ago`,
  "sources.never": "never",
  "sources.clockFine": "±0 s",
  "sources.clockAhead": (p: { n: number }) => `${count(p.n, "record", "records")} ahead`,
  "sources.owner": (p: { owner: string }) => `Ask ${p.owner}`,
  "sources.cellFull": (p: { day: string }) => `${p.day}: all of it`,
  "sources.cellPart": (p: { day: string; share: string }) => `${p.day}: ${p.share}`,
  "sources.cellNone": (p: { day: string }) => `${p.day}: nothing arrived`,
  "sources.cellUnsaid": (p: { day: string }) => `${p.day}: nothing was expected`,
  "sources.ledger": "What has arrived, day by day",
  "sources.ledgerSays": (p: { name: string; days: number; none: number; part: number }) =>
    p.none + p.part === 0
      ? `${p.name}: all of ${p.days} days arrived`
      : `${p.name}: of ${p.days} days, nothing of ${p.none} and part of ${p.part}`,
  "sources.caption":
    "A cell is a day: full where all of it arrived, hatched where nothing did, empty where nothing was expected.",
  "sources.rests": "Promises that rest on it",
  "sources.restsNone": "No promise rests on it.",
  "sources.blinds": (p: { n: number }) =>
    `${count(p.n, "promise", "promises")} cannot be judged because of what is missing or could not be read`,
  "sources.gaps": "What is missing",
  "sources.gapsNone": "Nothing of these days is missing.",
  "sources.gapOpen": (p: { part: string; from: string }) => `${p.part}nothing since ${p.from}`,
  "sources.gap": (p: { part: string; from: string; to: string }) => `${p.part}nothing from ${p.from} to ${p.to}`,
  "sources.gapDay": (p: { part: string; from: string }) => `${p.part}nothing on ${p.from}`,
  "sources.loads": "What was taken in last",
  "sources.loadFile": "what",
  "sources.loadAt": "when",
  "sources.loadRows": "records",
  "sources.loadUnread": "not read",
  "sources.loadSpan": "happened",
  "sources.withdrawn": "taken back",
  "sources.private": "Holds opinions or personal attributes: groups under 5 people are not shown.",
  "sources.all": "All sources",
  "quarantine.title": "What could not be read",
  "quarantine.head": (p: { n: number }) =>
    p.n === 0 ? "Every record could be read" : `${count(p.n, "record", "records")} could not be read`,
  "quarantine.kept": "They lie here as they came, and count as missing until they are mended.",
  "quarantine.groups": "Grouped by what mends them",
  "quarantine.group": (p: { n: number; source: string }) => `${p.n} × ${p.source}`,
  "quarantine.column": (p: { column: string }) => `column ${p.column}`,
  "quarantine.values": (p: { values: string }) => `for instance ${p.values}`,
  "quarantine.instead": (p: { instead: string }) => p.instead,
  "quarantine.records": "One by one",
  "quarantine.file": "where",
  "quarantine.value": "what stood there",
  "quarantine.why": "why it could not be read",
  "quarantine.mend": "Mend and read again",
  "quarantine.would": "See what would change",
  "quarantine.wouldSays": (p: { read: number; all: number }) => `${p.read} of ${p.all} can be read now.`,
  "quarantine.replay": "Read them again",
  "quarantine.replayed": (p: { read: number; left: number }) =>
    `${count(p.read, "record was", "records were")} read; ${p.left} still cannot be.`,
  "quarantine.change": "Mend the file, or the source in kept.yaml, then read again.",
  "quarantine.open": "All that could not be read",
  "quarantine.none": "Records that cannot be read lie here, each with where it stands and why.",
} as const;
