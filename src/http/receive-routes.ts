import type { HttpBindings } from "@hono/node-server";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import type { Context } from "../app/context.js";
import { QueueFull } from "../app/receive/live.js";
import type { Outcome } from "../app/receive/outcome.js";
import { receiveCloudEvents, receiveSegment, receiveWebhook, type Sent } from "../app/receive/receive-events.js";
import { localPrincipal } from "../workspace/roles.js";
import { failed } from "./failure.js";
import { readBody } from "./read-body.js";
import type { Given, Route } from "./route.js";
import type { Service } from "./service.js";

/** As Segment has it: a batch, however it is packed. */
const mostBytes = 500 * 1024;

const Received = z
  .object({
    taken: z.number().int().describe("On disk now."),
    duplicate: z.number().int().describe("Taken before: the same id and the same content."),
    refused: z.number().int().describe("Set aside in quarantine, each with a reason; they can be mended and replayed."),
    ignored: z.number().int().describe("No record of the source applies."),
    events: z
      .array(
        z.object({
          index: z.number().int(),
          status: z.enum(["taken", "duplicate", "refused", "ignored"]),
          code: z.string().optional(),
          says: z.string().optional(),
        }),
      )
      .describe("One for each event, in the order in which they were sent."),
  })
  .describe("What became of each event.");

type Take = (context: Context, sent: Sent, c: HonoContext) => Promise<readonly Outcome[]>;

const fails = {
  400: "No event could be taken: nothing of the body, or each for its own reason.",
  401: "The key or signature opens nothing here.",
  413: "More than 500 KB.",
  415: "Packed otherwise than with gzip.",
  429: "This key's share of the queue is full.",
  503: "The queue is full, or a store does not answer: nothing of it was taken.",
};

const route = (path: string, about: { title: string; says: string }, take: Take): Route => ({
  method: "post",
  path,
  ...about,
  tag: "events",
  door: "ingest",
  takes: z.unknown().describe("Events; the body may be packed with gzip."),
  gives: Received,
  fails,
  handle: (c, given) => received(c, given, take),
});

const received = async (c: HonoContext, { service }: Given, take: Take): Promise<Response> => {
  // Write keys stand in pages of the shop: any page may send, and no cookie counts.
  c.header("Access-Control-Allow-Origin", "*");
  const { incoming } = c.env as HttpBindings;
  try {
    const body = await readBody(incoming, mostBytes);
    const outcomes = await take(contextOf(service), { headers: incoming.headers as Sent["headers"], body }, c);
    return answer(c, outcomes);
  } catch (error) {
    // What was not read would be taken for the next request.
    if (!incoming.complete) c.header("Connection", "close");
    if (error instanceof QueueFull) {
      c.header("Retry-After", error.why === "share" ? "2" : "5");
      return c.json({ problems: [{ code: "http.too-many", says: error.message }] }, error.why === "share" ? 429 : 503);
    }
    return failed(c, error);
  }
};

const contexts = new WeakMap<Service, Context>();

/** One for all requests: nobody is signed in, and nothing ends with a request that was taken. */
const contextOf = (service: Service): Context => {
  const there = contexts.get(service) ?? service.context({ who: localPrincipal, signal: new AbortController().signal });
  contexts.set(service, there);
  return there;
};

const answer = (c: HonoContext, outcomes: readonly Outcome[]): Response => {
  const n = { taken: 0, duplicate: 0, refused: 0, ignored: 0 };
  const events = outcomes.map((outcome, index) => {
    n[outcome.status] += 1;
    return { index, ...outcome };
  });
  return c.json({ ...n, events }, n.refused > 0 && n.refused === events.length ? 400 : 200);
};

const segment = (path: string, call: Parameters<typeof receiveSegment>[2]): Route =>
  route(
    path,
    {
      title: `Segment: ${call}`,
      says: `Events in Segment's wire format (${call}); the write key as user of basic authentication or as writeKey in the body.`,
    },
    (context, sent) => receiveSegment(context, sent, call),
  );

/** Live ways in. Each answer says of each event what became of it, once it is on disk. */
export const receiveRoutes: readonly Route[] = [
  segment("/v1/batch", "batch"),
  segment("/v1/track", "track"),
  segment("/v1/identify", "identify"),
  segment("/v1/page", "page"),
  segment("/v1/screen", "screen"),
  segment("/v1/group", "group"),
  segment("/v1/alias", "alias"),
  // As Segment's browser SDK calls them.
  segment("/v1/b", "batch"),
  segment("/v1/import", "batch"),
  segment("/v1/t", "track"),
  segment("/v1/i", "identify"),
  segment("/v1/p", "page"),
  segment("/v1/s", "screen"),
  segment("/v1/g", "group"),
  segment("/v1/a", "alias"),
  route(
    "/v1/events/:source",
    {
      title: "CloudEvents",
      says: "CloudEvents 1.0 over HTTP, structured, batched or binary; the source's write key by basic authentication or as a bearer's token.",
    },
    (context, sent, c) => receiveCloudEvents(context, sent, c.req.param("source") ?? ""),
  ),
  route(
    "/v1/hooks/:source",
    { title: "A webhook", says: "Any JSON, by the source's mapping; opened by its signature, or by a write key." },
    (context, sent, c) => receiveWebhook(context, sent, c.req.param("source") ?? ""),
  ),
];
