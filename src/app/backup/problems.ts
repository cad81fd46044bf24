import { problemKinds } from "../../core/problem.js";

/** What can be wrong with a backup, or with the place it is to be restored to. Nothing was touched. */
export const backupProblems = problemKinds({
  "backup.exists": {
    title: "There is a file of that name already",
    why: "A backup never takes another's place: it might be the only good one.",
    instead: "kept backup backups/2026-07-14.kept",
  },
  "backup.unwritable": {
    title: "The backup cannot be written there",
    why: "The folder does not exist, or this user may not write into it.",
    instead: "Make the folder, or name another one.",
  },
  "backup.foreign": {
    title: "The file is no backup of Kept",
    why: "It does not begin as a backup does: another program made it, or it was encrypted or compressed once more.",
    instead: "Decrypt or unpack it first, then: kept restore FILE -C EMPTY_FOLDER",
  },
  "backup.damaged": {
    title: "The backup is damaged or incomplete",
    why: "Each part of it carries a checksum, and one is wrong, or parts are missing at its end.",
    instead: "Restore another backup; nothing was changed.",
  },
  "backup.newer": {
    title: "The backup was made by a newer version of Kept",
    why: "It holds tables or changes that this version does not know, and would lose.",
    instead: "Install the version that made it, or a newer one.",
  },
  "backup.target": {
    title: "There is something already where the backup is to be restored",
    why: "A restore never mixes what it brings with what is there.",
    instead: "kept restore FILE -C EMPTY_FOLDER; with servers: empty databases",
  },
  "backup.space": {
    title: "There is too little space for what the backup holds",
    why: "A restore that ends on a full disk would leave half of it.",
    instead: "Make room, or restore to another disk.",
  },
});
