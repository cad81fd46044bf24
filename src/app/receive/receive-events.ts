import { isUtf8 } from "node:buffer";
import { KeptError } from "../../core/kept-error.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { cloudEvents, cloudEventsMode, type Headers } from "../../sources/receive/cloud-events.js";
import { hasOddText } from "../../sources/receive/measure-event.js";
import { parseJson } from "../../sources/receive/parse-json.js";
import { isObject, type RawEvent } from "../../sources/receive/raw-event.js";
import { type SegmentCall, segmentEvents } from "../../sources/receive/segment.js";
import { isSigned } from "../../sources/receive/signature.js";
import { webhookEvents } from "../../sources/receive/webhook.js";
import type { Context } from "../context.js";
import { incoming } from "./incoming.js";
import { liveOf } from "./live-of.js";
import type { Outcome } from "./outcome.js";
import { receiveProblems } from "./problems.js";
import { openedBy, type Receiver, receiversOf } from "./receivers.js";

/** A request as it came: names of headers in small letters, the body unpacked. */
export type Sent = { readonly headers: Headers; readonly body: Buffer };

export const receiveSegment = async (context: Context, sent: Sent, call: SegmentCall): Promise<readonly Outcome[]> => {
  const receivers = receiversOf(await context.workspace()).filter(({ receive }) => receive.from === "segment");
  const header = keyIn(sent.headers);
  // A wrong key is not read any further.
  if (header !== null && openedBy(receivers, header).length === 0) throw refused();
  const { value, odd } = jsonOf(sent.body);
  const [receiver] = openedBy(
    receivers,
    header ?? (isObject(value) && typeof value.writeKey === "string" ? value.writeKey : ""),
  );
  if (receiver === undefined) throw refused();
  const receivedAt = context.clock.now().getTime();
  const events = segmentEvents(value, { call, id: receiver.receive.id, receivedAt, odd });
  if (events === null) throw noEvents("a batch is an object with a list called batch");
  return take(context, receiver, { events, receivedAt, from: header ?? receiver.source.name });
};

export const receiveCloudEvents = async (context: Context, sent: Sent, name: string): Promise<readonly Outcome[]> => {
  const receiver = byName(await context.workspace().then(receiversOf), { name, from: "cloudevents" });
  const open = openedBy(receiver ? [receiver] : [], keyIn(sent.headers) ?? "");
  if (receiver === undefined || open.length === 0) throw refused();
  const mode = cloudEventsMode(sent.headers);
  if (mode === null) throw noEvents("neither the Content-Type nor the headers are those of a CloudEvent");
  const receivedAt = context.clock.now().getTime();
  const text = mode === "binary" && !/json/i.test(sent.headers["content-type"] ?? "json");
  const { value, odd } = text
    ? textOf(sent.body)
    : sent.body.length === 0
      ? { value: undefined, odd: false }
      : jsonOf(sent.body);
  const events = cloudEvents(value, mode, {
    id: receiver.receive.id,
    receivedAt,
    odd: odd || mode === "binary",
    headers: sent.headers,
  });
  if (events === null) throw noEvents(`the body is no ${mode} CloudEvent`);
  return take(context, receiver, { events, receivedAt, from: name });
};

/** A webhook is opened by its signature; by a key where none is declared. */
export const receiveWebhook = async (context: Context, sent: Sent, name: string): Promise<readonly Outcome[]> => {
  const receiver = byName(await context.workspace().then(receiversOf), { name, from: "webhook" });
  const receivedAt = context.clock.now().getTime();
  if (receiver === undefined) throw refused();
  const { signature, keys, id, events: path } = receiver.receive;
  if (signature !== null && !isSigned(signature, { headers: sent.headers, body: sent.body, now: receivedAt }))
    throw refused();
  if ((signature === null || keys.length > 0) && openedBy([receiver], keyIn(sent.headers) ?? "").length === 0)
    throw refused();
  const { value, odd } = jsonOf(sent.body);
  const headers = Object.fromEntries(receiver.headers.map((header) => [header, sent.headers[header]]));
  return take(context, receiver, {
    events: webhookEvents(value, { id, events: path, receivedAt, odd, headers }),
    receivedAt,
    from: name,
  });
};

const byName = (receivers: readonly Receiver[], asked: { name: string; from: Receiver["receive"]["from"] }) =>
  receivers.find(({ source, receive }) => source.name === asked.name && receive.from === asked.from);

const take = async (
  context: Context,
  { source, map }: Receiver,
  given: { readonly events: readonly RawEvent[]; readonly receivedAt: number; readonly from: string },
): Promise<readonly Outcome[]> => {
  const { events, receivedAt, from } = given;
  const live = await liveOf(context);
  return live.take(
    events.map((raw) => incoming(raw, { source, map, receivedAt })),
    from,
  );
};

/** The user of basic authentication, or a bearer's token; null: neither. */
const keyIn = (headers: Headers): string | null => {
  const [, scheme = "", value = ""] = /^(Basic|Bearer) +(.*)$/i.exec(headers.authorization ?? "") ?? [];
  if (scheme === "") return null;
  return /bearer/i.test(scheme) ? value.trim() : Buffer.from(value, "base64").toString().split(":")[0]!;
};

const jsonOf = (body: Buffer): { value: unknown; odd: boolean } => {
  const { value: text, odd } = textOf(body);
  try {
    return { value: parseJson(text), odd };
  } catch (error) {
    throw noEvents(`the body is no JSON: ${(error as Error).message.slice(0, 100)}`);
  }
};

const textOf = (body: Buffer): { value: string; odd: boolean } => {
  if (!isUtf8(body)) throw noEvents("the body is no UTF-8");
  const value = body.toString();
  return { value, odd: hasOddText(value) || value.includes("\0") };
};

const noEvents = (says: string) => new ProblemsFound([receiveProblems.make("receive.body", { says })]);

/** The same for a key that is missing, wrong or another source's, for a signature that does not fit, and for no such source. */
const refused = () =>
  new KeptError("access.sign-in", "the key or signature opens nothing here", {
    instead: "Use a write key that kept.yaml declares at the source, as the user of basic authentication.",
  });
