import type { Terms } from "../promises/model.js";
import { toConditions } from "./to-pattern.js";
import type { PromiseV1 } from "./v1/kinds/all.js";

type Of<K extends PromiseV1["kind"]> = Extract<PromiseV1, { kind: K }>;
type VersionOf<K extends PromiseV1["kind"]> = NonNullable<Of<K>["versions"]>[number];

/** A version's terms; what it does not give is the promise's own. That nothing needed is missing has been checked before. */
const merged = <K extends PromiseV1["kind"]>(promise: Of<K>, version: VersionOf<K> | undefined): Of<K> =>
  ({
    ...promise,
    ...Object.fromEntries(Object.entries(version ?? {}).filter(([, value]) => value !== undefined)),
  }) as Of<K>;

export const toTerms = (
  promise: PromiseV1,
  version: NonNullable<PromiseV1["versions"]>[number] | undefined,
  sql: (written: string) => string,
): Terms => {
  switch (promise.kind) {
    case "duration":
      return { kind: "duration", within: merged<"duration">(promise, version).within! };
    case "deadline": {
      const { by, means, grace } = merged<"deadline">(promise, version as VersionOf<"deadline"> | undefined);
      return { kind: "deadline", by: by!, means: means ?? "auto", grace: grace ?? null };
    }
    case "outcome": {
      const { expects, within } = merged<"outcome">(promise, version as VersionOf<"outcome"> | undefined);
      return { kind: "outcome", expects: toConditions(expects!), within: within ?? null };
    }
    case "score": {
      const { at_least, within } = merged<"score">(promise, version as VersionOf<"score"> | undefined);
      return { kind: "score", atLeast: at_least!, within: within ?? null };
    }
    case "absence":
      return { kind: "absence", within: merged<"absence">(promise, version).within! };
    case "effort": {
      const { at_most, of, handover, within } = merged<"effort">(promise, version as VersionOf<"effort"> | undefined);
      return { kind: "effort", atMost: at_most!, of: of ?? "contacts", handover: handover ?? null, within: within! };
    }
    case "consistency": {
      const { compares, margin, within } = merged<"consistency">(
        promise,
        version as VersionOf<"consistency"> | undefined,
      );
      return { kind: "consistency", compares: compares!, margin: margin ?? { absolute: 0 }, within: within! };
    }
    case "measure":
      return {
        kind: "measure",
        sql: sql(merged<"measure">(promise, version as VersionOf<"measure"> | undefined).sql!),
      };
  }
};
