import { z } from "zod";
import { choice } from "./choice.js";
import { WhereV1 } from "./condition.js";
import { oneOrMore } from "./list.js";
import { confidence, flag, number, target } from "./number.js";
import { PatternV1 } from "./pattern.js";
import { owner, sentence, text } from "./text.js";
import { day, window } from "./time.js";

/** Keys of every kind of promise. */
export const common = {
  says: sentence("Your food is in your hands within three minutes.").describe(
    "The promise in the words that the customer reads.",
  ),
  published: z.optional(oneOrMore(text("menu boards"))).describe("Where customers read it."),
  value: z.optional(text("fast")).describe("Which of the company's values it stands for."),
  owner: z.optional(owner).describe("Who can mend it: `team:NAME` or `person:NAME`."),
  target: z
    .optional(target)
    .describe("The share that is to be kept, above 0 and at most 1: `95%` or `0.95`. Each version may give its own."),
  window: z
    .optional(window)
    .describe(
      "Over which time it is judged: rolling days (`28d`, `P28D`) or `day`, `week`, `month`, `quarter`, `year`. Default `28d`.",
    ),
  minimum: z
    .optional(number({ example: 30, least: 1, whole: "whole" }))
    .describe("Fewer due than this: no verdict. Default 30."),
  confidence: z.optional(confidence).describe("Level of the intervals, above 50 % and under 100 %. Default `95%`."),
  split: z
    .optional(z.array(text("store")).max(10))
    .describe("Fields of the made interaction by which groups are compared: `[store, channel]`."),
  private: z
    .optional(flag)
    .describe(
      "true: made from opinions or personal attributes; groups under 5 people are not shown. Always so for `score` and private sources.",
    ),
  remedy: z
    .optional(
      z.strictObject({
        says: sentence("Your next drink is on us.").describe("What whoever was let down gets."),
        cost: z
          .optional(number({ example: 2.5, least: 0 }))
          .describe("What it costs the company each time, in its currency."),
      }),
    )
    .describe("What the company does for whoever it let down."),
  public: z
    .optional(flag)
    .describe(
      "true: it stands on the public page (/our-promises), kept, broken or cannot say alike. Taken away again, it stays listed there as withdrawn.",
    ),
};

/** Keys of the kinds that begin with an interaction. */
export const made = PatternV1("order.placed").describe(
  "The interaction that makes a commitment: a type, a list of types, or `{ type: order.placed, where: { channel: app } }`.",
);
export const met = PatternV1("order.ready").describe("The interaction that meets it.");

export const occasion = {
  where: z
    .optional(WhereV1)
    .describe('Only made interactions with all of this: `{ store: [Utrecht, Arnhem], total: ">= 20" }`.'),
  void: z.optional(PatternV1("order.cancelled")).describe("The interaction that cancels the commitment."),
  per: z
    .optional(choice(["subject", "customer"]))
    .describe("What the made interaction and the others have in common. Default `subject`."),
};

/** Keys of the kinds that run on a clock. */
export const clock = {
  calendar: z
    .optional(text("office"))
    .describe("Business clock on which time is counted; default every hour of every day."),
  end_of_day: z.optional(flag).describe("true: the due time moves to the end of its local day. Default false."),
};

/** Dated versions; each may change the wording, the target and the kind's terms. What it does not give is the promise's own. */
export const versions = <T extends z.ZodRawShape>(terms: T) =>
  z
    .optional(
      z
        .array(
          z.strictObject({
            from: day.describe("First local day on which it is made so: `2026-01-01`."),
            says: z.optional(sentence("Your food is in your hands within five minutes.")).describe("The wording then."),
            target: z.optional(target).describe("The share promised then."),
            ...terms,
          }),
        )
        .min(1)
        .max(200),
    )
    .describe(
      "What was promised since when, in any order. Commitments made before the first version are not covered by the promise.",
    );
