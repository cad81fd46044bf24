import { z } from "zod";
import { limitOf, measuredOf } from "../../promises/measured.js";
import type { PromiseDefinition } from "../../promises/model.js";
import { Unit } from "../../report/model.js";
import type { PersonsCommitment } from "../customer/commitments-of.js";

/** One promise made to one person: a bar from `made` to `met`, with a tick at `due`. */
export const Track = z.object({
  promise: z.string(),
  says: z.string().describe("As it was worded when it was made."),
  since: z.string().nullable().describe("Instant since when it was worded so."),
  verdict: z.enum(["kept", "broken", "pending", "void", "unknown"]),
  made: z.string().describe("Instant."),
  due: z.string().describe("Instant."),
  met: z.string().nullable().describe("Instant at which it was seen to be met, or broken; null: nothing was seen."),
  measured: z.number().nullable(),
  limit: z.number().nullable(),
  unit: Unit.nullable(),
});
export type Track = z.infer<typeof Track>;

/** What was promised to one person, as far as it had come by `asOf`; in the order in which it was made. */
export const tracks = (
  commitments: readonly PersonsCommitment[],
  { promises, asOf }: { promises: readonly PromiseDefinition[]; asOf: Date },
): readonly Track[] =>
  commitments.map((commitment) => {
    const definition = promises.find((each) => each.name === commitment.promise)!;
    const version = definition.versions[commitment.version] ?? definition.versions.at(-1)!;
    const measured = measuredOf(definition);
    const seen = commitment.seen_at !== null && commitment.seen_at <= asOf ? commitment.seen_at : null;
    const counts = seen !== null && !["void", "pending"].includes(commitment.verdict);
    return {
      promise: commitment.promise,
      says: version.says,
      since: version.from?.toISOString() ?? null,
      verdict: Track.shape.verdict.parse(commitment.verdict),
      made: commitment.made_at.toISOString(),
      due: commitment.due_at.toISOString(),
      met: seen?.toISOString() ?? null,
      measured:
        !counts || measured === null || commitment.measured === null ? null : commitment.measured / measured.per,
      limit: measured === null ? null : limitOf(version.terms, measured),
      unit: measured?.unit ?? null,
    };
  });
