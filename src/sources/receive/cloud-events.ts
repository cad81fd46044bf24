import { measureEvent } from "./measure-event.js";
import { type EventFault, isObject, type RawEvent, textAt } from "./raw-event.js";
import { noObject } from "./segment.js";

export type CloudEventsMode = "structured" | "batched" | "binary";
export type Headers = Readonly<Record<string, string | undefined>>;

/** Which of CloudEvents' forms a request has; null: none. */
export const cloudEventsMode = (headers: Headers): CloudEventsMode | null => {
  const media = (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
  if (media === "application/cloudevents-batch+json") return "batched";
  if (media === "application/cloudevents+json") return "structured";
  return headers["ce-specversion"] !== undefined || headers["ce-id"] !== undefined ? "binary" : null;
};

type Given = { readonly id: string; readonly receivedAt: number; readonly odd: boolean; readonly headers: Headers };

/** `body`: parsed JSON; of the binary form the data, whatever they are. Null: not what the form says. */
export const cloudEvents = (body: unknown, mode: CloudEventsMode, given: Given): readonly RawEvent[] | null => {
  if (mode === "batched") return Array.isArray(body) ? body.map((one) => eventOf(one, given)) : null;
  if (mode === "structured") return isObject(body) ? [eventOf(body, given)] : null;
  return [eventOf({ ...attributesOf(given.headers), ...(body === undefined ? {} : { data: body }) }, given)];
};

const attributesOf = (headers: Headers): Record<string, unknown> => {
  const named = Object.entries(headers).filter(([name, value]) => /^ce-[a-z0-9]+$/.test(name) && value !== undefined);
  const media = headers["content-type"];
  return {
    ...(media === undefined ? {} : { datacontenttype: media }),
    ...Object.fromEntries(named.map(([name, value]) => [name.slice(3), percentDecoded(value!)])),
  };
};

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const eventOf = (sent: unknown, { id, receivedAt, odd, headers }: Given): RawEvent => {
  if (!isObject(sent)) return noObject(sent, receivedAt);
  const received = new Date(receivedAt).toISOString();
  return {
    // CloudEvents: source and id together are unique; a source is a URI, which has no space in it.
    id:
      id === "id"
        ? textAt(sent, "id") === ""
          ? ""
          : `${textAt(sent, "source")} ${textAt(sent, "id")}`
        : textAt(sent, id),
    event: sent,
    at: typeof sent.time === "string" && sent.time !== "" ? sent.time : received,
    fault: measureEvent(sent, odd) ?? specFault(sent, headers),
  };
};

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** What CloudEvents 1.0 asks of every event. */
const specFault = (sent: Readonly<Record<string, unknown>>, headers: Headers): EventFault | null => {
  const fault = (column: string, says: string): EventFault => ({
    code: "event.cloudevents",
    column,
    value: String(sent[column] ?? "").slice(0, 200),
    says,
  });
  if (sent.specversion !== "1.0") return fault("specversion", "specversion is not 1.0");
  for (const name of ["id", "source", "type"])
    if (typeof sent[name] !== "string" || sent[name] === "") return fault(name, `${name} is missing`);
  if (sent.time !== undefined && sent.time !== null && !(typeof sent.time === "string" && rfc3339.test(sent.time)))
    return fault("time", "time is no time of RFC 3339");
  if (sent.data !== undefined && sent.data_base64 !== undefined) return fault("data_base64", "data are given twice");
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith("ce-") && name !== "ce-specversion" && value !== undefined) {
      const own = sent[name.slice(3)];
      if (own !== undefined && own !== percentDecoded(value))
        return fault(name.slice(3), `the header ${name} and the body disagree`);
    }
  return null;
};
