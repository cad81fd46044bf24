import { problemKinds } from "../../core/problem.js";

/** What can be wrong with how a server is to run. */
export const serveProblems = problemKinds({
  "serve.setting": {
    title: "A setting of the server is none, or holds what it cannot",
    why: "Settings are flags of `kept serve`, variables KEPT_..., or keys of kept.serve.yaml: docs/reference/settings.md.",
    instead: "KEPT_PORT=8080 kept serve",
  },
  "serve.open-address": {
    title: "The address can be reached from other machines without TLS",
    why: "Passwords, keys and customers' data would cross the network where anybody on the way can read them.",
    instead: "KEPT_PUBLIC_URL=https://kept.example.com kept serve --host 0.0.0.0",
  },
});
