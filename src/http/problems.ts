import { problemKinds } from "../core/problem.js";

/** What can be wrong with a request, whatever it asks for. */
export const httpProblems = problemKinds({
  "http.not-found": {
    title: "There is nothing at that address",
    why: "Addresses are listed in /api/openapi.json.",
    instead: "GET /api/openapi.json",
  },
  "http.too-large": {
    title: "The request is too large",
    why: "Bodies are bounded, so that one request cannot take the memory of all.",
    instead: "Send less at once: split the batch.",
  },
  "http.media": {
    title: "The body is of a kind that is not read here",
    why: "Only what is declared is parsed: nothing is guessed from the bytes.",
    instead: "Content-Type: application/json",
  },
  "http.body": {
    title: "The body cannot be read",
    why: "It is not the JSON that the address takes.",
    instead: "GET /api/openapi.json shows its schema",
  },
  "server.refused": {
    title: "The server that holds the folder did not answer a command",
    why: "While `kept serve` runs, commands in its folder are answered by it: only one process can hold the data.",
    instead: "Look at what the server logs; or stop it and run the command again.",
  },
  "serve.store-down": {
    title: "A store does not answer",
    why: "What is asked or sent now could neither be answered nor kept. It is looked for again every second.",
    instead: "Try again in a few seconds: nothing was taken in.",
  },
  "serve.busy": {
    title: "The server has more to do than it can",
    why: "What would have to wait too long is turned away, so that what is under way gets done.",
    instead: "Try again in a few seconds: nothing was taken in.",
  },
  "http.too-many": {
    title: "Too many requests",
    why: "Each key has its fair share; beyond it, others would wait.",
    instead: "Wait as long as Retry-After says, then go on.",
  },
});
