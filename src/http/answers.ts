import { createHash } from "node:crypto";
import type { Principal } from "../workspace/roles.js";

/** The body of an answer as it is sent, and its ETag. */
export type Answer = { readonly body: string; readonly etag: string };

export type Answers = {
  /** The answer to a question that only reads: the one that is known, else it is asked once for all who wait for it. */
  readonly get: (question: Question, ask: () => Promise<unknown>) => Promise<Answer>;
  /** Verdicts may differ from now on. */
  readonly forget: () => void;
};

export type Question = { readonly name: string; readonly input: unknown; readonly who: Principal };

type Known = { readonly answer: Answer; readonly at: number };

/** Without any event an answer is made anew behind the old one after so long: days end, and the clock moves. */
const oldMs = 60_000;
const mostKnown = 500;

/** Answers that many ask for, computed once: 20 people who open the same page ask the engine one time. */
export const answersOf = ({ now }: { now: () => number }): Answers => {
  let known = new Map<string, Known>();
  let making = new Map<string, Promise<Answer>>();
  const make = (key: string, ask: () => Promise<unknown>): Promise<Answer> => {
    const underWay = making.get(key);
    if (underWay) return underWay;
    // Whoever asks after a change gets maps of their own: what was begun before it is not kept.
    const [mine, into] = [making, known];
    const answer = ask()
      .then(answerOf)
      .then((made) => {
        into.delete(key);
        into.set(key, { answer: made, at: now() });
        if (into.size > mostKnown) into.delete(into.keys().next().value!);
        return made;
      })
      .finally(() => mine.delete(key));
    mine.set(key, answer);
    return answer;
  };
  return {
    get: async (question, ask) => {
      const key = keyOf(question);
      const before = known.get(key);
      if (before === undefined) return make(key, ask);
      if (now() - before.at > oldMs) make(key, ask).catch(() => undefined);
      return before.answer;
    },
    forget: () => {
      known = new Map();
      making = new Map();
    },
  };
};

/** What the answer depends on besides the data: the question, and what its reader may see. */
const keyOf = ({ name, input, who }: Question): string => {
  const own = who.role === "owner" || who.role === "member" ? [who.id, who.teams] : null;
  return JSON.stringify([name, input, who.role, own, who.scopes]);
};

const answerOf = (answer: unknown): Answer => {
  const body = JSON.stringify(answer);
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` };
};
