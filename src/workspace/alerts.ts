import { z } from "zod";

/** `burn`: many at once; `broken`: the window's verdict; `silent`: a source delivers nothing. */
export const alertKinds = ["burn", "broken", "silent"] as const;
export const severities = ["page", "ticket"] as const;
export type AlertKind = (typeof alertKinds)[number];
export type Severity = (typeof severities)[number];

/** Something that holds just now, before anybody is told: at most one of a kind for each subject. */
export type Condition = {
  /** `promise:fast` or `source:tills`. */
  readonly subject: string;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly says: string;
  readonly owner: string | null;
};

/** What just now holds, and which subjects stand still because data are missing: nothing of theirs opens or resolves. */
export type Seen = {
  readonly conditions: readonly Condition[];
  readonly frozen: ReadonlyMap<string, string>;
  /** Every subject that exists: what was removed from the workspace is over. */
  readonly subjects: ReadonlySet<string>;
};

/** Why a message goes out. */
export const alertEvents = ["opened", "raised", "reminded", "escalated", "resolved"] as const;
export type AlertEvent = (typeof alertEvents)[number];

const instant = (says: string) => z.string().nullable().describe(says);

/** An alert as every face shows it. */
export const ShownAlert = z.object({
  id: z.string(),
  subject: z.string().describe("`promise:NAME` or `source:NAME`."),
  kind: z
    .enum(alertKinds)
    .describe("burn: many at once; broken: the promise as a whole; silent: a source delivers nothing."),
  severity: z.enum(severities).describe("page: look now; ticket: look this week."),
  says: z.string().describe("In people's words, with the owner."),
  owner: z.string().nullable().describe("`team:NAME` or `person:NAME`."),
  ownerSays: z.string().nullable().describe("The owner in words."),
  openedAt: z.string().describe("When it began."),
  seenAt: z.string().describe("When it last held."),
  resolvedAt: instant("When it was over; null: it is open."),
  frozen: z.string().nullable().describe("Why it stands still: which data are missing."),
  acknowledgedAt: instant("When somebody took it on."),
  acknowledgedBy: z.string().nullable().describe("Who did."),
  mutedUntil: instant("Until when nobody is told."),
  escalatedAt: instant("When it was passed on because nobody had taken it on."),
});
export type ShownAlert = z.infer<typeof ShownAlert>;

/** One message to one recipient, as the log shows it. */
export const ShownDelivery = z.object({
  id: z.string().describe("The `webhook-id`: the same however often it is sent."),
  alert: z.string().nullable(),
  event: z
    .string()
    .describe("alert.opened, alert.raised, alert.reminded, alert.escalated, alert.resolved, digest or test."),
  channel: z.string(),
  recipient: z.string().nullable().describe("Of a mail."),
  state: z.enum(["waiting", "sent", "given up", "not needed"]),
  attempts: z.number().int(),
  madeAt: z.string(),
  nextAt: z.string().nullable().describe("When it is tried next."),
  sentAt: z.string().nullable(),
  says: z.string().nullable().describe("What came back last."),
});
export type ShownDelivery = z.infer<typeof ShownDelivery>;

/** A way out, as those who may change it see it. */
export const ShownChannel = z.object({
  name: z.string(),
  kind: z.enum(["mail", "slack", "webhook"]),
  trouble: z.string().nullable().describe("Why nothing can be sent by it; null: nothing is known to be wrong."),
});
export type ShownChannel = z.infer<typeof ShownChannel>;
