// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { z } from "zod";
import { receiveForms, signatureKinds } from "../../sources/model.js";
import { choice } from "./choice.js";
import { oneOrMore } from "./list.js";
import { text } from "./text.js";
import { duration } from "./time.js";

const SignatureV1 = z
  .strictObject({
    kind: choice(signatureKinds).describe(
      "How it is signed: `hmac-sha256` (the bare body), `stripe`, `github`, or `standard` (Standard Webhooks).",
    ),
    secret: oneOrMore(text("${SHOP_WEBHOOK_SECRET}")).describe(
      "The secret shared with the sender, from the environment; a list while one replaces another.",
    ),
    header: z.optional(text("X-Shop-Signature")).describe("Header that holds the signature of `hmac-sha256`."),
    tolerance: z
      .optional(duration("5m"))
      .describe("How far a signed time may lie from ours; default 5m. `stripe` and `standard` sign a time."),
  })
  .describe("How the sender proves that it is the sender.");

export const ReceiveV1 = z
  .strictObject({
    from: choice(receiveForms).describe(
      "`segment`: /v1/track and the like; `cloudevents`: /v1/events/NAME; `webhook`: /v1/hooks/NAME, any JSON.",
    ),
    keys: z
      .optional(oneOrMore(text("${SHOP_WRITE_KEY}")))
      .describe("Write keys that open this source, from the environment; a list while one replaces another."),
    id: z
      .optional(text("id"))
      .describe("Path of an event's own id, by which it is taken once only; default `messageId` (segment) or `id`."),
    events: z
      .optional(text("data.items"))
      .describe(
        "webhook: path of a list inside the body that holds one event each; default the body is one event, or a list of them.",
      ),
    signature: z.optional(SignatureV1),
  })
  .describe(
    "Events that are sent to a running `kept serve`. Columns of `records` are paths into the event: `properties.order_id`.",
  );
export type ReceiveV1 = z.infer<typeof ReceiveV1>;
