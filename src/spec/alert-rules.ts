import type { Calendar } from "../promises/model.js";

/** A way out. `owner` among a mail's recipients is the mail address of the owning team. */
export type AlertChannel = { readonly name: string } & (
  | { readonly kind: "mail"; readonly to: readonly string[] }
  | { readonly kind: "slack"; readonly url: string }
  | { readonly kind: "webhook"; readonly url: string; readonly secrets: readonly string[] }
);

export type AlertSeverity = "page" | "ticket";

/** When messages wait. `hours`: minutes after local midnight; `outside`: whenever the calendar is closed. */
export type QuietTime = {
  readonly hours: { readonly from: number; readonly to: number } | null;
  readonly outside: Calendar | null;
  readonly zone: string;
  readonly holds: readonly AlertSeverity[];
};

/** Empty lists of owners, promises and severities mean all. */
export type AlertRoute = {
  readonly owners: readonly string[];
  readonly promises: readonly string[];
  readonly severities: readonly AlertSeverity[];
  readonly send: readonly string[];
  readonly quiet: QuietTime | null;
  readonly escalate: { readonly afterMs: number; readonly to: readonly string[] } | null;
};

/** `day`: Monday 0; `minute`: after midnight in the company's zone. */
export type DigestRule = {
  readonly role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
  readonly teams: readonly string[];
  /** Null: everybody who has the role, each for their own teams. */
  readonly to: readonly string[] | null;
  readonly day: number;
  readonly minute: number;
};

export type AlertRules = {
  readonly channels: readonly AlertChannel[];
  readonly routes: readonly AlertRoute[];
  readonly digests: readonly DigestRule[];
};

/** The channel that is there without being declared: mail to the owning team. */
export const ownerChannel: AlertChannel = { name: "owner", kind: "mail", to: ["owner"] };
