import { z } from "zod";
import { uses } from "./uses.js";

/** What is asked of a file, and what a person says of it. The same for looking at it and for adding it. */
export const lookAsked = {
  file: z.string().min(1).max(4096).describe("A file; on the server, the number that POST /api/uploads answered with"),
  source: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,62}$/)
    .optional()
    .describe("What the source is called; otherwise by the file's name")
    .meta({ placeholder: "NAME" }),
  company: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("What the company is called, where kept.yaml is begun"),
  timezone: z.string().optional().describe("The zone of times that carry none").meta({ placeholder: "ZONE" }),
  dates: z
    .enum(["day first", "month first"])
    .optional()
    .describe("Where no date in the file tells: 03/04 is April or March"),
  uses: z
    .record(z.string(), z.enum(uses))
    .optional()
    .describe("What a column is, in place of the guess")
    .meta({ placeholder: "COLUMN=USE" }),
  promise: z
    .string()
    .optional()
    .describe("Which of the proposed promises; `none` for none; otherwise the first")
    .meta({ placeholder: "NAME" }),
  says: z.string().max(1_000).optional().describe("The promise in the words that customers read"),
  target: z.number().gt(0).max(1).optional().describe("For which share it is promised, in 0..1"),
  within: z.string().max(100).optional().describe("Within what time: 3m, 2d").meta({ placeholder: "TIME" }),
} as const;

export const LookAsked = z.object(lookAsked);
export type LookAsked = z.infer<typeof LookAsked>;
