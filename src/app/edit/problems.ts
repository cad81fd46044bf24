import { problemKinds } from "../../core/problem.js";

/** What can be wrong with a change of kept.yaml. */
export const editProblems = problemKinds({
  "edit.nothing": {
    title: "The change changes nothing",
    why: "What was asked for is what the file says already.",
    instead: "kept edit-promise fast --target 93%",
  },
  "edit.exists": {
    title: "There is a promise of that name already",
    why: "A name stands for one promise, so that its history stays its own.",
    instead: "Another name, or a change of the one that is there",
  },
  "edit.limit": {
    title: "A promise of this kind has no limit to change",
    why: "The limit is the time, the count or the score that is promised; some kinds promise something else.",
    instead: "Change it in its file",
  },
  "edit.written": {
    title: "The file is written in a way that cannot be changed from here",
    why: "Only the characters of the value are replaced; where it stands behind an alias, or the file cannot be read, that would change something else too.",
    instead: "Change it in an editor",
  },
  "edit.changed": {
    title: "The file was changed meanwhile",
    why: "What was looked at is not what would be written over.",
    instead: "Look at the change again, then save it",
  },
  "edit.conflict": {
    title: "The file is in conflict",
    why: "git holds two versions of it that somebody has to bring together first.",
    instead: "git status, then git add kept.yaml when it is one again",
  },
  "edit.unwritable": {
    title: "The file cannot be written",
    why: "kept.yaml stays the source of truth, so a change that cannot be written there is none.",
    instead: "chmod u+w kept.yaml, or change it in the repository that it comes from",
  },
});
