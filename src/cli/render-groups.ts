import type { PromiseVerdict } from "../report/model.js";
import { groupsSheet } from "../report/sheets/groups.js";
import type { Look } from "./look.js";
import { sheetLines } from "./render-sheet.js";

/** For whom a promise is broken more; nothing where nobody asked. */
export const renderGroups = (promise: PromiseVerdict, look: Look): string[] =>
  promise.segments.length === 0 ? [] : sheetLines(groupsSheet(promise), look);
