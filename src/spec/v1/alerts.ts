// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { z } from "zod";
import { fail, ok } from "../../core/result.js";
import { readDays } from "./calendar.js";
import { choice } from "./choice.js";
import { oneOrMore } from "./list.js";
import { scalar } from "./scalar.js";
import { name, namePattern, owner } from "./text.js";
import { duration } from "./time.js";
import { zone } from "./zone.js";

/** One address and nothing else: no name, no comment, no quotes, so that there is one way to read it. */
export const mailPattern =
  /^[^\s@"'(),:;<>[\\\]\p{C}]{1,64}@[^\s@"'(),:;<>[\\\]\p{C}.]+(\.[^\s@"'(),:;<>[\\\]\p{C}.]+)+$/u;

const mail = scalar<string>({
  what: "a mail address",
  examples: ["kitchen@example.com"],
  json: { type: "string" },
  parse: (t) =>
    t.length <= 254 && mailPattern.test(t)
      ? ok(t)
      : fail({ code: "spec.alerts.mail", must: "must be one mail address", write: "write kitchen@example.com" }),
});

const recipient = scalar<string>({
  what: "a mail address, or owner",
  examples: ["owner", "kitchen@example.com"],
  json: { type: "string" },
  parse: (t) =>
    t === "owner" || (t.length <= 254 && mailPattern.test(t))
      ? ok(t)
      : fail({
          code: "spec.alerts.mail",
          must: "must be one mail address, or owner",
          write: "write kitchen@example.com",
        }),
});

const url = scalar<string>({
  what: "a web address",
  examples: ["https://hooks.example.com/kept"],
  json: { type: "string" },
  parse: (t) =>
    t.length <= 2_000 && URL.canParse(t) && /^https?:$/.test(new URL(t).protocol) && new URL(t).username === ""
      ? ok(t)
      : fail({
          code: "spec.alerts.url",
          must: "must be a web address without a user name",
          write: "write https://hooks.example.com/kept",
        }),
});

const secret = scalar<string>({
  what: "a secret of at least 24 characters",
  examples: ["${KEPT_HOOK_SECRET}"],
  json: { type: "string" },
  parse: (t) =>
    /^[\x21-\x7e]{24,200}$/.test(t)
      ? ok(t)
      : fail({
          code: "spec.alerts.secret",
          must: "must be 24 to 200 characters without spaces",
          write: "write ${KEPT_HOOK_SECRET} and set it to what `openssl rand -base64 32` prints",
        }),
});

const channel = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("mail").describe("By mail, over the server of KEPT_SMTP_URL."),
    to: oneOrMore(recipient).describe("Addresses; `owner` is the mail address of the owning team."),
  }),
  z.strictObject({
    kind: z.literal("slack").describe("A chat that takes Slack's webhooks."),
    url: url.describe("An incoming webhook of Slack, or of what takes the same: Mattermost, Rocket.Chat, Zulip."),
  }),
  z.strictObject({
    kind: z.literal("webhook").describe("Any program of yours."),
    url: url.describe("Where the JSON is posted, signed as Standard Webhooks."),
    secret: oneOrMore(secret).describe("Each signs; give the old and the new one while receivers change over."),
  }),
]);

const promiseName = scalar<string>({
  what: "the name of a promise",
  examples: ["fast"],
  json: { type: "string", pattern: namePattern.source },
  parse: (t) => (namePattern.test(t) ? ok(t) : fail({ code: "spec.name", must: "must be the name of a promise" })),
});

const minutes = (t: string): number => Number(t.split(":")[0]) * 60 + Number(t.split(":")[1]);

const night = scalar<{ from: number; to: number }>({
  what: "hours from and to",
  examples: ["22:00-07:00"],
  json: { type: "string", pattern: "^\\s*\\d{1,2}:\\d{2}\\s*[-–]\\s*\\d{1,2}:\\d{2}\\s*$" },
  parse: (t) => {
    const [, from = "", to = ""] =
      /^\s*((?:[01]?\d|2[0-3]):[0-5]\d)\s*[-–]\s*((?:[01]?\d|2[0-3]):[0-5]\d|24:00)\s*$/.exec(t) ?? [];
    return from === "" || minutes(from) === minutes(to)
      ? fail({ code: "spec.calendar.hours", must: "must be hours from and to", write: "write 22:00-07:00" })
      : ok({ from: minutes(from), to: minutes(to) });
  },
});

const quiet = z
  .strictObject({
    hours: z.optional(night).describe("Quiet by the clock; over midnight too: `22:00-07:00`."),
    outside: z.optional(name("office")).describe("Quiet whenever this calendar is closed."),
    zone: z.optional(zone).describe("IANA zone of `hours`; default the company's."),
    pages: z.optional(choice(["sent", "held"])).describe("Whether pages wait too; default sent."),
  })
  .describe("When messages wait for the morning. Tickets wait; pages only where told so.");

const route = z.strictObject({
  owner: z.optional(oneOrMore(owner)).describe("Only what these owners answer for."),
  promise: z.optional(oneOrMore(promiseName)).describe("Only these promises."),
  severity: z.optional(choice(["page", "ticket"])).describe("Only these: page (look now) or ticket (look this week)."),
  send: oneOrMore(name("kitchen-mail")).describe("Which channels; `owner` is mail to the owning team."),
  quiet: z.optional(quiet),
  escalate: z.optional(
    z
      .strictObject({
        after: duration("30m").describe("How long nobody acknowledges it."),
        to: oneOrMore(name("lead-mail")).describe("Which channels then."),
      })
      .describe("Whom to tell when nobody has taken it on."),
  ),
});

const weekTime = scalar<{ day: number; minute: number }>({
  what: "a day of the week and a time",
  examples: ["mon 08:00"],
  json: { type: "string", pattern: "^[A-Za-z]+ \\d{1,2}:\\d{2}$" },
  parse: (t) => {
    const [, day = "", hour = "", minute = ""] = /^\s*([A-Za-z]+)\s+(\d{1,2}):(\d{2})\s*$/.exec(t) ?? [];
    const [index, ...more] = readDays(day) ?? [];
    return index === undefined || more.length > 0 || Number(hour) > 23 || Number(minute) > 59
      ? fail({ code: "spec.alerts.time", must: "must be a day of the week and a time", write: "write mon 08:00" })
      : ok({ day: index, minute: Number(hour) * 60 + Number(minute) });
  },
});

const digest = z.strictObject({
  role: choice(["admin", "lead", "analyst", "owner", "member", "viewer"]).describe(
    "It holds what this role may see, and no more.",
  ),
  team: z.optional(oneOrMore(name("kitchen"))).describe("Whose promises are the reader's own; for owner and member."),
  to: z
    .optional(oneOrMore(mail))
    .describe("Who gets it; default everybody who signs in with this role, each for their own teams."),
  on: z.optional(weekTime).describe("When, in the company's zone; default `mon 08:00`."),
});

export const AlertsV1 = z
  .strictObject({
    channels: z
      .optional(z.record(name("kitchen-mail"), channel))
      .describe(
        "Ways out: mail, Slack and what is like it, signed webhooks. A secret stands in the environment: `${SLACK_URL}`.",
      ),
    routes: z
      .optional(z.array(route).min(1).max(200))
      .describe("Which alerts go where. Each route that fits is taken; without routes all go to every channel."),
    digest: z.optional(z.array(digest).min(1).max(100)).describe("The week on one page, by mail."),
  })
  .describe("Who is told when a promise is being broken.");
export type AlertsV1 = z.infer<typeof AlertsV1>;
