/** Verdicts and estimates, in the words of the table of UI.md. */
export const marks = {
  "verdict.kept": "Kept",
  "verdict.keptTooClose": "Kept, too close to call",
  "verdict.broken": "Broken",
  "verdict.brokenTooClose": "Broken, too close to call",
  "verdict.unknown": "Cannot say",
  "verdict.pending": "Not due yet",
  "verdict.void": "Set aside",
  "measure.of": (p: { n: string }) => `of ${p.n}`,
  "measure.couldBeAny": (p: { n: string }) => `could be any · of ${p.n}`,
  "measure.few": (p: { have: string; need: string }) => `${p.have} so far; a verdict needs ${p.need}`,
  "measure.hidden": (p: { below: number }) => `fewer than ${p.below} people, not shown`,
  "measure.none": "nothing fell due",
  "measure.promised": (p: { target: string }) => `promised ${p.target}`,
  "measure.arrived": (p: { share: string }) => `${p.share} of the data has arrived`,
  "know.title": "How we know",
  "know.since": (p: { day: string }) => `In these words since ${p.day}.`,
  "know.ever": "In these words ever since it was made.",
  "know.window": (p: { from: string; to: string }) =>
    `Counted is what fell due from ${p.from} to ${p.to}, whatever came of it. What is not due yet is not in the rate.`,
  "know.rate":
    "The share is kept out of kept and broken. The range holds the true share 19 times of 20; the darker part, half the time. It allows for people who come often.",
  "know.bounds": (p: { reason: string }) =>
    `We cannot say: ${p.reason}. The range runs from all that we cannot judge broken to all of it kept.`,
  "know.few": "Too few fell due for a verdict.",
  "know.all": "All the data that it rests on have arrived.",
  "know.arrived": (p: { share: string }) => `${p.share} of the data that it rests on has arrived.`,
  "know.people": "People",
  "know.copy": "Copy link",
  "know.copied": "Copied",
  "know.sql": "SQL:",
} as const;
