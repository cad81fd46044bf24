import { createHash } from "node:crypto";
import { z } from "zod";
import type { PollFrom } from "../model.js";
import { linesOf, sliceAt } from "./json-slice.js";
import { PollFault, pollFault, pollProblems } from "./poll-fault.js";
import type { PollGiven, Step } from "./step.js";

type Http = Extract<PollFrom, { kind: "http" }>;

/**
 * `next`: the page to go on with, where a chain of pages was broken off; `seen`: the newest value of the chain so far. `chain`: hashes
 * of its pages so far; `before`: of the last chain, whose pages need not be taken in again where they are the same.
 */
const Cursor = z.object({
  since: z.string().nullable(),
  next: z.string().nullable(),
  seen: z.string().nullable(),
  chain: z.array(z.string()),
  before: z.array(z.string()),
});
type Cursor = z.infer<typeof Cursor>;

/** The pages of a JSON API. `since` moves only at the end of the chain: its pages may come in any order. */
export async function* pollHttp(from: Http, given: PollGiven): AsyncGenerator<Step> {
  const stored = given.cursor === null ? null : Cursor.safeParse(JSON.parse(given.cursor)).data;
  let cursor: Cursor = stored ?? { ...anew, since: from.since?.start ?? null, before: [] };
  const visited = new Set<string>();
  for (let before = ""; ; ) {
    const url: string = cursor.next ?? firstUrl(from, cursor.since);
    if (visited.has(url))
      throw pollFault("poll.loop", `after ${count(visited.size)} the next page was one of them again`);
    visited.add(url);
    const page = await fetchPage(from, url, given).catch((error: unknown) => {
      // A page in the middle that is no more: the chain begins anew.
      if (visited.size === 1 && cursor.next !== null && error instanceof RefusedPage) return null;
      throw error;
    });
    if (page === null) {
      cursor = { ...cursor, ...anew };
      visited.clear();
      continue;
    }
    const content = page.lines.join("\n");
    if (content !== "" && content === before)
      throw pollFault("poll.loop", "two pages one after the other were the same: what asks for the next is not heeded");
    before = content;
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const unchanged = cursor.before[cursor.chain.length] === hash;
    const chain = [...cursor.chain, hash];
    const seen = newest(from, page.lines, cursor.seen);
    const next = nextUrl(from, { page, url });
    cursor =
      next === null
        ? { ...anew, since: seen ?? cursor.since, before: chain.slice(0, rememberedPages) }
        : { ...cursor, next, seen, chain };
    yield { kind: "records", lines: unchanged ? [] : page.lines, columns: null, cursor: JSON.stringify(cursor) };
    if (next === null) return;
  }
}

const anew = { next: null, seen: null, chain: [] } satisfies Partial<Cursor>;
const rememberedPages = 2_000;

type Page = { readonly text: string; readonly lines: readonly string[]; readonly link: string | undefined };

/** 4xx: this page will not be there the next time either. */
class RefusedPage extends PollFault {}

const fetchPage = async (from: Http, url: string, given: PollGiven): Promise<Page> => {
  const { limits, signal } = given;
  const headers = { accept: "application/json", ...from.headers };
  const answer = await given.send({ url, headers, timeMs: limits.requestMs, maxBytes: limits.pageBytes, signal });
  if (!answer.ok) throw new PollFault(answer.error);
  const { status, body, cut } = answer.value;
  if (status < 200 || status > 299) {
    const problem = pollProblems.make("poll.status", { says: `it answered with status ${status}` });
    const Fault = status >= 400 && status < 500 && status !== 429 ? RefusedPage : PollFault;
    throw new Fault(problem, { retryAfterMs: retryAfter(answer.value.headers["retry-after"], given.now()) });
  }
  if (cut) throw pollFault("poll.too-large", `a page is larger than ${limits.pageBytes / 1_000_000} MB`);
  const text = body.toString("utf8");
  try {
    JSON.parse(text);
  } catch {
    throw pollFault("poll.answer", `the answer is no JSON; it begins with ${JSON.stringify(text.slice(0, 40))}`);
  }
  const list = sliceAt(text, from.items);
  const lines = list && linesOf(text, list);
  if (lines === null) {
    const where = from.items === null ? "the answer is no list" : `the answer has no list at ${from.items}`;
    throw pollFault("poll.answer", where, "say where the list is: items: data.tickets");
  }
  return { text, lines, link: answer.value.headers.link };
};

const firstUrl = (from: Http, since: string | null): string => {
  const url = new URL(from.url);
  if (from.since !== null && since !== null) url.searchParams.set(from.since.parameter, since);
  if (from.next.by === "page") url.searchParams.set(from.next.parameter, String(from.next.first));
  return url.href;
};

const nextUrl = (from: Http, { page, url }: { page: Page; url: string }): string | null => {
  const { next } = from;
  const at = new URL(url);
  if (next.by === "page") {
    if (page.lines.length === 0) return null;
    at.searchParams.set(next.parameter, String(Number(at.searchParams.get(next.parameter)) + 1));
    return at.href;
  }
  if (next.by === "token") {
    const token = scalarAt(page.text, next.path);
    if (token === null) return null;
    at.searchParams.set(next.parameter, token);
    return at.href;
  }
  const written = next.by === "url" ? scalarAt(page.text, next.path) : next.by === "link" ? linked(page.link) : null;
  if (written === null) return null;
  if (!URL.canParse(written, url)) throw pollFault("poll.answer", "the next page is no web address");
  const to = new URL(written, url);
  // The headers hold a key that was meant for this place alone.
  if (to.origin !== at.origin) throw pollFault("poll.answer", `the next page is said to be elsewhere: at ${to.host}`);
  return to.href;
};

const linked = (header: string | undefined): string | null =>
  /<([^<>]{1,4000})>\s*;[^,]*\brel="?next"?/i.exec(header ?? "")?.[1] ?? null;

/** Null where there is nothing, or nothing more: null, false, "". */
const scalarAt = (text: string, path: string): string | null => {
  const at = sliceAt(text, path);
  if (at === null) return null;
  const value: unknown = text[at[0]] === '"' ? JSON.parse(text.slice(...at)) : text.slice(...at);
  return typeof value === "string" && !["", "null", "false"].includes(value) && !/^[[{]/.test(value) ? value : null;
};

const newest = (from: Http, lines: readonly string[], before: string | null): string | null => {
  if (from.since === null) return null;
  let best = before;
  for (const line of lines) {
    const value = scalarAt(line, from.since.column);
    if (value !== null && (best === null || isLater(value, best))) best = value;
  }
  return best;
};

const isLater = (a: string, b: string): boolean => {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return BigInt(a) > BigInt(b);
  const [first, second] = [Date.parse(a), Date.parse(b)];
  return Number.isNaN(first) || Number.isNaN(second) || first === second ? a > b : first > second;
};

const retryAfter = (header: string | undefined, now: Date): number | null => {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
};

const count = (pages: number) => (pages === 1 ? "one page" : `${pages} pages`);
