import { problemKinds } from "../../core/problem.js";

/** Why nothing was sent, or no answer came. */
export const outgoingProblems = problemKinds({
  "outgoing.refused": {
    title: "Kept does not send there",
    why: "An address that leads into the own network could be used to reach what nobody outside may reach.",
    instead: "https://hooks.example.com/kept, or KEPT_ALLOW_PRIVATE=intranet.example:8080 for a place inside",
  },
  "outgoing.failed": {
    title: "The other side did not answer",
    why: "It is down, slow, hung up, or its certificate is not valid.",
    instead: "Look at the address and at the other side; Kept tries again by itself.",
  },
});
