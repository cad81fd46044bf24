import { z } from "zod";
import { CheckResult } from "../../promises/verdict.js";
import { ImportAnswer } from "../../report/answers.js";
import { uses } from "./uses.js";

export const UploadAnswer = z.object({
  upload: z.string().describe("Its number: what `look` and `add` take as `file`."),
  name: z.string().describe("As its sender called it, without what a name may not hold."),
  bytes: z.number().int(),
});

export type UploadAnswer = z.infer<typeof UploadAnswer>;

const ProposedPromise = z.object({
  name: z.string(),
  says: z.string(),
  kind: z.enum(["duration", "deadline", "score"]),
  within: z.string().nullable().describe("Of a duration: 3m."),
  target: z.number(),
  because: z.string(),
  kept: z.number().int().describe("Over the file: how many were kept ..."),
  due: z.number().int().describe("... of how many that fell due."),
});

export const LookAnswer = z.object({
  file: z.object({
    name: z.string(),
    path: z.string().describe("Where it will lie in the workspace."),
    rows: z.number().int(),
    more: z.boolean().describe("There are more rows than were looked at."),
    format: z.string(),
    delimiter: z.string().nullable(),
    encoding: z.string(),
    compression: z.string(),
  }),
  columns: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.string()).describe("Three of its values."),
      filled: z.number().int(),
      distinct: z.number().int(),
      time: z.boolean().describe("Its values are times."),
      ambiguous: z.boolean().describe("Nothing in the file says whether 03/04 is April or March: see `dates`."),
      use: z.enum(uses),
    }),
  ),
  source: z.string().nullable().describe("The proposed name."),
  noun: z.string().nullable().describe("What a row is about, in one word."),
  types: z.array(z.string()).describe("What happens, by the proposed mapping."),
  timezone: z.string(),
  timezoneSays: z.string(),
  found: z.array(z.string()).describe("Sentences: what was recognised, and what is uncertain."),
  sample: z
    .object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })
    .nullable()
    .describe("Five rows as they would be read."),
  promises: z.array(ProposedPromise).describe("What the history can bear, the most telling first."),
  yaml: z.string().nullable().describe("What would be written: kept.yaml, or what is added to it."),
  begins: z.boolean().describe("There is no kept.yaml yet."),
  blocked: z.string().nullable().describe("Why it cannot be added as it is."),
});
export type LookAnswer = z.infer<typeof LookAnswer>;

export const AddAnswer = z.object({
  written: z.array(z.string()).describe("Files of the workspace that were made or changed."),
  source: z.string(),
  promise: z.string().nullable(),
  yaml: z.string().describe("What was written: kept.yaml, or what was added to it."),
  imported: ImportAnswer,
  check: CheckResult.nullable().describe("The first verdict; null where no promise was added."),
});
export type AddAnswer = z.infer<typeof AddAnswer>;
