import { problemKinds } from "../../core/problem.js";

/** What can be wrong with a request that brings events, as a whole. */
export const receiveProblems = problemKinds({
  "receive.body": {
    title: "The body holds no events",
    why: "It is not JSON in UTF-8, or not in the form that the address takes.",
    instead: '{ "batch": [{ "type": "track", "messageId": "...", "event": "..." }] }',
  },
  "usage.replay": {
    title: "Nothing of that can be replayed",
    why: "What a file brought is read again when the file is; only events that came live are replayed.",
    instead: "kept sources NAME --quarantine, to see what lies there",
  },
});
