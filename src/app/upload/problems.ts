import { problemKinds } from "../../core/problem.js";

/** What can be wrong with a file that is handed over to be looked at. */
export const uploadProblems = problemKinds({
  "upload.none": {
    title: "There is no such upload",
    why: "A file that was sent waits for a day; then it is removed, and so it is once it was added.",
    instead: "Send the file again: POST /api/uploads",
  },
  "upload.name": {
    title: "A file without a name that can be used",
    why: "The name says how the source is called and, where the bytes leave it open, how the file is read.",
    instead: "POST /api/uploads?name=orders.csv",
  },
  "upload.full": {
    title: "Too many files wait to be added",
    why: "What was sent and not yet added takes space: twenty files at most wait at a time.",
    instead: "Add or forget some of them first.",
  },
  "upload.source": {
    title: "A source of that name is there already",
    why: "Each source has a name of its own; files that are alike belong to one source.",
    instead: "Put the file where the source's `files` pattern finds it, or choose another name.",
  },
  "upload.promise": {
    title: "No such promise was proposed",
    why: "What is added is one of the promises that the history can bear, or none.",
    instead: "kept look orders.csv shows them",
  },
});
