import type { z } from "zod";
import type { Told } from "../../interactions/customer.sql.js";
import { limitOf, measuredOf } from "../../promises/measured.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { CustomerAnswer, TimelineCommitment } from "../../report/answers.js";
import type { PersonsCommitment } from "./commitments-of.js";

type Event = z.infer<typeof CustomerAnswer>["events"][number];
type Annotation = z.infer<typeof TimelineCommitment>;
type Question = {
  readonly told: readonly Told[];
  readonly commitments: readonly PersonsCommitment[];
  readonly promises: readonly PromiseDefinition[];
  /** The path of each load. */
  readonly files: ReadonlyMap<number, string>;
  readonly asOf: Date;
};

/** What happened in order, with each promise at the moment it was made, and where it was settled, or fell due with nothing seen. */
export const story = (question: Question): readonly Event[] => {
  const told = question.told.filter((r) => r.at <= question.asOf);
  const notes = new Map<string, Annotation[]>();
  const due: Event[] = [];
  const note = (at: string, annotation: Annotation) => notes.set(at, [...(notes.get(at) ?? []), annotation]);
  for (const commitment of question.commitments) {
    const made = told.find((r) => r.record_id === commitment.record_id);
    const settled = settling(told, commitment, question);
    const annotated = annotation(commitment, question);
    if (made && settled !== made) note(placeOf(made), { ...annotated, state: "made" });
    if (settled) note(placeOf(settled), { ...annotated, state: "settled" });
    else
      due.push({
        ...nothingHappened,
        at: commitment.due_at.toISOString(),
        subject: made?.subject || null,
        commitments: [{ ...annotated, state: "due" }],
      });
  }
  const events = told.map((r) => ({
    at: r.at.toISOString(),
    type: r.type,
    channel: r.channel || null,
    subject: r.subject || null,
    amount: r.amount,
    score: r.score,
    text: r.text || null,
    source: r.source,
    file: question.files.get(r.load) ?? null,
    line: r.line,
    commitments: notes.get(placeOf(r)) ?? [],
  }));
  return [...events, ...due].sort((a, b) => a.at.localeCompare(b.at));
};

const nothingHappened = {
  type: "",
  channel: null,
  amount: null,
  score: null,
  text: null,
  source: null,
  file: null,
  line: null,
};

const placeOf = (r: Told) => `${r.record_id} ${r.load} ${r.line}`;

/** The interaction that proves what came of it, if it has happened by then: of a type that the promise looks at, about the same subject where it can be. */
const settling = (
  told: readonly Told[],
  commitment: PersonsCommitment,
  { promises, asOf }: Question,
): Told | undefined => {
  const at = commitment.verdict === "void" ? commitment.settled_at : commitment.seen_at;
  if (at === null || at > asOf || commitment.verdict === "pending") return undefined;
  const definition = promises.find((d) => d.name === commitment.promise);
  const patterns =
    commitment.verdict === "void" ? [definition?.void] : [definition?.met, definition?.counts, definition?.made];
  const types = patterns.flatMap((pattern) => pattern?.types ?? []);
  const then = told.filter((r) => r.at.getTime() === at.getTime());
  const about = (r: Told) => definition?.per === "customer" || r.subject_id === commitment.subject_id;
  return then.find((r) => types.includes(r.type) && about(r)) ?? then.find(about);
};

const annotation = (commitment: PersonsCommitment, { promises, asOf }: Question): Annotation => {
  const definition = promises.find((d) => d.name === commitment.promise)!;
  const version = definition.versions[commitment.version] ?? definition.versions.at(-1)!;
  const measured = measuredOf(definition);
  // What was not known by then, or counts for nothing, is not told.
  const seen =
    commitment.seen_at !== null && commitment.seen_at <= asOf && !["void", "pending"].includes(commitment.verdict);
  return {
    promise: commitment.promise,
    says: version.says,
    state: "made",
    verdict: commitment.verdict as Annotation["verdict"],
    due: commitment.due_at.toISOString(),
    measured: measured === null || commitment.measured === null || !seen ? null : commitment.measured / measured.per,
    limit: measured === null ? null : limitOf(version.terms, measured),
    unit: measured?.unit ?? null,
  };
};
