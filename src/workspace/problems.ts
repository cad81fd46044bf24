import { problemKinds } from "../core/problem.js";

/** Why a door stays shut. */
export const accessProblems = problemKinds({
  "access.sign-in": {
    title: "Nobody is signed in",
    why: "The answer belongs to the company, and whoever asked has not said who they are.",
    instead: "Sign in, or send a key: Authorization: Bearer kept_...",
  },
  "access.denied": {
    title: "The role does not allow it",
    why: "Each role opens what its work needs; people's data only where somebody answers for them.",
    instead: "Ask an admin for the role, or for the number without its people.",
  },
  "access.not-found": {
    title: "There is nothing like that here for you",
    why: "What belongs to others is told to nobody else, not even whether it exists.",
    instead: "Ask an admin whose it is; `kept members` lists who sees what.",
  },
  "access.credentials": {
    title: "E-mail, password or code is wrong",
    why: "Which of them is not said, so that nobody can find out who has an account.",
    instead: "Try again, or ask an admin for a new password link.",
  },
  "access.token": {
    title: "The link is not good any more",
    why: "Links for a first account, an invitation or a new password work once, for one purpose, and expire.",
    instead: "Ask an admin for a new one; without any account yet, start `kept serve` again.",
  },
  "access.known": {
    title: "There is an account with this e-mail already",
    why: "One person has one account.",
    instead: "Sign in with it.",
  },
  "access.origin": {
    title: "The request comes from another site",
    why: "A page of somebody else must not act for whoever is signed in here.",
    instead:
      "Send it from Kept's own pages, with the Origin header; programs send an API key. KEPT_PUBLIC_URL says where the pages are.",
  },
  "access.last-admin": {
    title: "Nobody could look after this any more",
    why: "Keys, people and privacy need at least one admin.",
    instead: "Make somebody else an admin first.",
  },
  "access.provider": {
    title: "The identity provider does not answer",
    why: "Single sign-on asks the provider that KEPT_OIDC_ISSUER names for its addresses and keys.",
    instead: "Look whether KEPT_OIDC_ISSUER/.well-known/openid-configuration can be reached from the server.",
  },
  "access.set-up": {
    title: "The doors would not hold",
    why: "A known secret, a readable state file or passwords in clear over the network open everything to others.",
    instead: "KEPT_SECRET=$(openssl rand -base64 48), or leave it out: then Kept makes one and keeps it.",
  },
});
