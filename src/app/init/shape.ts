import type { FileProfile } from "./profile.js";
import { columnText, type ProposedRecord, type ProposedSource, type ProposedTime } from "./proposal.js";
import type { Roles } from "./roles.js";

/** What the shapes of files have in common when they are turned into records. */
export type Shape = {
  readonly file: FileProfile;
  readonly roles: Roles;
  readonly noun: string;
  readonly customer: readonly string[];
  /** What the record by which a promise is made carries. */
  readonly carried: Pick<ProposedRecord, "channel" | "amount" | "customer" | "properties">;
  readonly promised: readonly string[];
};

export type Proposed = Pick<ProposedSource, "records" | "made" | "done" | "cancelled" | "found">;

/** Of logs: columns that say the same in all rows of a subject, and an activity that each has once. Of messages: how answers point. */
export type Relations = {
  readonly constant: ReadonlySet<string>;
  readonly once: string | null;
  readonly pointed: "plain" | "child pointed" | "none";
};

export const timeField = (column: FileProfile["columns"][number]): ProposedTime => ({
  from: columnText(column.name),
  format: column.time!.pattern,
});
