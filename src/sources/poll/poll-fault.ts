import { type Problem, problemKinds } from "../../core/problem.js";

/** Why a poll did not come to its end. What it had committed stays; the next one goes on from there. */
export const pollProblems = problemKinds({
  "poll.unreachable": {
    title: "A place that is polled does not answer",
    why: "It is down, slow, refuses the name or the password, or hangs up. Kept tries again by itself, less and less often.",
    instead: "Look at the address, the password and the other side; then kept poll NAME",
  },
  "poll.status": {
    title: "A place that is polled refuses",
    why: "It answered with a status that is no success, so nothing of it was taken for data.",
    instead: "Look at the address and the headers; then kept poll NAME",
  },
  "poll.answer": {
    title: "An answer that holds no list of records",
    why: "Some services answer 200 with an error in the body; what is not the list that was declared is never taken for an empty one.",
    instead: "http: { items: data.tickets }",
  },
  "poll.loop": {
    title: "Pages that lead back to where they came from",
    why: "The next page was one that had been read already; going on would never end.",
    instead: "Look at `next` of the source: which path, header or parameter leads on?",
  },
  "poll.too-large": {
    title: "An answer beyond the limits",
    why: "Pages, mails and objects are bounded, so that one answer cannot take the memory of all.",
    instead: "Ask for smaller pages: a parameter such as per_page=500 in the url",
  },
  "poll.query": {
    title: "A query that the database refuses",
    why: "It is run as it is declared, inside another that asks for the rows after the cursor.",
    instead: "query: SELECT id, status, updated_at FROM tickets",
  },
  "poll.cursor": {
    title: "A cursor that does not tell rows apart",
    why: "So many rows have the same value in the cursor's column that they cannot be read in pages.",
    instead: "cursor: { column: id }, or a time with fractions of a second",
  },
  "poll.columns": {
    title: "Records without the columns that are mapped",
    why: "What comes no longer has them: the other side has changed. Taken as it is, nothing would seem to happen any more.",
    instead: "Mend `records` of the source, or what the other side sends",
  },
  "poll.folder": {
    title: "A folder that may not be polled",
    why: "A kept.yaml must not be able to read the machine: whoever runs Kept names the folders that may be read.",
    instead: "KEPT_FOLDERS=/mnt/exports kept serve",
  },
});

/** Ends a poll; `retryAfterMs`: when the other side wants to be asked again. */
export class PollFault extends Error {
  readonly problem: Problem;
  readonly retryAfterMs: number | null;

  constructor(problem: Problem, options: { retryAfterMs?: number | null } = {}) {
    super(problem.says);
    this.name = "PollFault";
    this.problem = problem;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

export const pollFault = (code: keyof typeof pollProblems.kinds, says: string, write?: string): PollFault =>
  new PollFault(pollProblems.make(code, write === undefined ? { says } : { says, write }));
