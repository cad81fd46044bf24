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
});
