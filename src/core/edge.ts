/** One thing that takes a while: a source being read, a promise being judged. `done` and `total` are in the task's unit. */
export type Task = {
  readonly update: (done: number, total?: number) => void;
  /** `says` replaces the amount on the last line: `no new file since 9 July`. */
  readonly end: (says?: string) => void;
};

/** `doing` is a gerund with its object (`Reading tills`); `unit` is a plural noun (`rows`). */
export type Progress = { readonly task: (doing: string, unit?: string) => Task };

export const silentProgress: Progress = { task: () => ({ update: () => {}, end: () => {} }) };

/** Questions to a person at a terminal. Each resolves to null when the person cancels. */
export type Ask = {
  readonly choose: (
    question: string,
    options: readonly { value: string; label: string; hint?: string }[],
    initial?: string,
  ) => Promise<string | null>;
  readonly text: (question: string, initial?: string) => Promise<string | null>;
  readonly confirm: (question: string, initial?: "yes" | "no") => Promise<"yes" | "no" | null>;
  /** Prints lines between questions, for example the five mapped rows. */
  readonly show: (text: string) => void;
};

/** What an edge (command line, server, test) lends to the use case that it runs. */
export type Edge = {
  /** The workspace folder, absolute. */
  readonly directory: string;
  readonly progress: Progress;
  /** Null where nobody can answer: no terminal, or `--yes`. */
  readonly ask: Ask | null;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** `closed`: the engine may read nothing but its own tables, whatever an owner's SQL says. Storing files needs it `open`, as it is when left out. */
  readonly engine?: "open" | "closed";
};
