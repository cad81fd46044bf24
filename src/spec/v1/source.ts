import { z } from "zod";
import { fail, ok } from "../../core/result.js";
import { fileFormats } from "../../sources/model.js";
import { choice } from "./choice.js";
import { oneOrMore } from "./list.js";
import { flag, number } from "./number.js";
import { PollV1 } from "./poll.js";
import { ReceiveV1 } from "./receive.js";
import { RecordV1 } from "./record.js";
import { scalar } from "./scalar.js";
import { owner, path, sentence, text, verbatim } from "./text.js";
import { duration } from "./time.js";
import { zone } from "./zone.js";

export const encodings = ["utf-8", "latin1", "utf-16le", "utf-16be", "windows-1252"] as const;

const delimiter = scalar<string>({
  what: "one character",
  examples: [";"],
  json: { type: "string" },
  parse: (t) => {
    if (/^(tab|\\t)$/i.test(t)) return ok("\t");
    return [...t].length === 1 && !/["\r\n\0]/.test(t)
      ? ok(t)
      : fail({ code: "spec.value.choice", must: "must be one character", write: 'write ";", ",", "|" or tab' });
  },
});

export const ExpectV1 = z
  .strictObject({
    every: duration("1d").describe("Data exist for each such stretch of time: `1d`."),
    within: z
      .optional(duration("6h"))
      .describe("They are here at the latest so long after its end; default as long as `every`."),
    by: z.optional(text("store")).describe("For each value of this property apart: one silent store is a gap."),
  })
  .describe("What full coverage means.");

export const SourceV1 = z
  .strictObject({
    says: z.optional(sentence("Till exports")).describe("The source's name for people."),
    owner: z.optional(owner).describe("Who can mend it: `team:NAME` or `person:NAME`."),
    files: z
      .optional(oneOrMore(path("data/tills/*.csv.gz")))
      .describe("Files inside the workspace; `*` within a folder, `**` across folders."),
    receive: z.optional(ReceiveV1),
    poll: z.optional(PollV1),
    format: z.optional(choice(fileFormats)).describe("Default: by the file's name and first bytes."),
    delimiter: z.optional(delimiter).describe("Between the columns of a CSV; default found out."),
    encoding: z.optional(choice(encodings)).describe("Default: found out from the first bytes."),
    header: z.optional(flag).describe("false: the file has no header; columns are called c1, c2, ... Default true."),
    skip_lines: z
      .optional(number({ example: 0, least: 0, whole: "whole" }))
      .describe("Lines before the header; default 0."),
    sheet: z.optional(text("Orders")).describe("Sheet of an Excel file; default the first."),
    timezone: z.optional(zone).describe("IANA zone of times that carry none; default the company's."),
    decimal: z.optional(choice([".", ","])).describe("Decimal mark of numbers; default `.`."),
    empty: z
      .optional(z.array(verbatim).max(100))
      .describe('Texts that mean "nothing", besides the empty one: `["NULL", "n/a"]`.'),
    private: z
      .optional(flag)
      .describe("true: opinions or personal attributes; groups under 5 people are not shown. Default false."),
    expect: z.optional(ExpectV1),
    records: z.array(RecordV1).min(1).max(200).describe("How rows become interactions; one row may yield several."),
  })
  .describe("Where interactions come from.");
export type SourceV1 = z.infer<typeof SourceV1>;
