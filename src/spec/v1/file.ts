import { z } from "zod";
import { AlertsV1 } from "./alerts.js";
import { CalendarV1 } from "./calendar.js";
import { CompanyV1 } from "./company.js";
import { PromiseV1 } from "./kinds/all.js";
import { oneOrMore } from "./list.js";
import { flag } from "./number.js";
import { SourceV1 } from "./source.js";
import { TeamV1 } from "./team.js";
import { name, path } from "./text.js";
import { asOf } from "./time.js";

/** What any file of a workspace may hold. */
export const blocks = {
  company: z.optional(CompanyV1),
  teams: z.optional(z.record(name("kitchen"), TeamV1)).describe("Teams that own promises and sources."),
  calendars: z.optional(z.record(name("office"), CalendarV1)).describe("Business clocks."),
  sources: z.optional(z.record(name("tills"), SourceV1)).describe("Where interactions come from."),
  promises: z.optional(z.record(name("fast"), PromiseV1)).describe("What the company says customers can count on."),
  alerts: z.optional(AlertsV1),
};

export const FileV1 = z
  .strictObject({
    kept: z
      .optional(z.literal("v1"))
      .describe("Version of the format; needed in kept.yaml. A version never changes its meaning."),
    include: z
      .optional(oneOrMore(path("promises/*.yaml")))
      .describe("Further files of the workspace (kept.yaml only): `[promises/*.yaml, sources/*.yaml]`."),
    as_of: z
      .optional(asOf)
      .describe(
        "Up to when things are judged: `latest` (the day of the latest interaction, for exports that end in the past) or a day. Default now.",
      ),
    public: z
      .optional(flag)
      .describe(
        "false: there is no public page (kept.yaml only). Default true: each promise with `public: true` stands on it.",
      ),
    ...blocks,
  })
  .meta({
    title: "kept.yaml v1",
    description: "A workspace of Kept: what a company promises, and the interactions by which it is judged.",
  });
