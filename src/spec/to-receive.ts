import { roughMs } from "../core/duration.js";
import type { Receive } from "../sources/model.js";
import type { ReceiveV1 } from "./v1/receive.js";

const usualTolerance = 300_000;

export const toReceive = (written: ReceiveV1): Receive => ({
  from: written.from,
  keys: written.keys ?? [],
  id: written.id ?? (written.from === "segment" ? "messageId" : "id"),
  events: written.events ?? null,
  signature: written.signature
    ? {
        kind: written.signature.kind,
        secrets: written.signature.secret,
        header: written.signature.header ?? null,
        toleranceMs: written.signature.tolerance ? roughMs(written.signature.tolerance) : usualTolerance,
      }
    : null,
});
