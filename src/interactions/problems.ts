import { problemKinds } from "../core/problem.js";

/** Why a record is in quarantine: one code for each reason. `{}` in `says` is the value found, `[]` the column. */
export const recordProblems = problemKinds({
  "record.time.unreadable": {
    title: "A time that cannot be read",
    why: "Its form is none of the usual ones, nor the one declared.",
    instead: 'at: { from: placed_at, format: "dd/MM/yyyy HH:mm" }',
  },
  "record.time.range": {
    title: "A time out of range",
    why: "Times are kept from 1900 to 2299; 9999-12-31 and the like mean no date.",
    instead: 'empty: ["9999-12-31"]',
  },
  "record.subject.empty": {
    title: "Nothing that it is about",
    why: "The subject is empty and no customer is known either.",
    instead: "subject: order_id",
  },
  "record.type.empty": {
    title: "No type",
    why: "The column that says what happened is empty.",
    instead: "type: { from: activity, default: order.changed }",
  },
  "record.number.unreadable": {
    title: "A number that cannot be read",
    why: "Thousands and decimal signs must be those of the source.",
    instead: 'decimal: ","',
  },
  "record.boolean.unreadable": {
    title: "Neither yes nor no",
    why: "Yes and no are true, yes, y, 1, false, no, n, 0.",
    instead: "as: text",
  },
});
export type RecordProblem = keyof typeof recordProblems.kinds;

export const recordSays: Readonly<Record<RecordProblem, string>> = {
  "record.time.unreadable": "[] holds “{}”, which is no time we can read",
  "record.time.range": "[] holds “{}”, which lies outside 1900 to 2299 (UTC)",
  "record.subject.empty": "[] is empty, and no customer is known",
  "record.type.empty": "[] is empty, so we cannot tell what happened",
  "record.number.unreadable": "[] holds “{}”, which is no number",
  "record.boolean.unreadable": "[] holds “{}”, which is neither yes nor no",
};
