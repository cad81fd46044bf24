import { roughMs } from "../core/duration.js";
import type { Poll, PollFrom } from "../sources/model.js";
import { problemAt } from "./place.js";
import { inside, type Site } from "./to-field.js";
import type { PollV1 } from "./v1/poll.js";

const usualMs = 300_000;
const leastMs = 10_000;

/** Null with a problem where it does not say from where, or twice. */
export const toPoll = (written: PollV1, site: Site): Poll | null => {
  const { every, ...ways } = written;
  const named = Object.keys(ways).filter((key) => ways[key as keyof typeof ways] !== undefined);
  const from = named.length === 1 ? fromOf(written, site) : null;
  if (named.length !== 1)
    refuse(site, "a poll fetches from exactly one place", "write one of sql, http, imap, s3, folder");
  return from && { everyMs: Math.max(leastMs, every ? roughMs(every) : usualMs), from };
};

const fromOf = (written: PollV1, site: Site): PollFrom | null => {
  const { sql, http, imap, s3, folder } = written;
  if (sql) {
    const kind = /^(postgres|postgresql|mysql|mariadb):\/\//i.exec(sql.url)?.[1]?.toLowerCase();
    if (kind === undefined)
      return refuse(inside(site, "sql", "url"), "the url names no database", "write postgres://... or mysql://...");
    return {
      kind: "sql",
      database: kind.startsWith("postgres") ? "postgres" : "mysql",
      url: sql.url,
      query: sql.query,
      cursor: { column: sql.cursor.column, start: sql.cursor.start ?? null },
    };
  }
  if (http) {
    const next = nextOf(http.next, inside(site, "http", "next"));
    if (next === null) return null;
    return {
      kind: "http",
      url: http.url,
      headers: http.headers ?? {},
      items: http.items ?? null,
      next,
      since: http.since ? { ...http.since, start: http.since.start ?? null } : null,
    };
  }
  if (imap)
    return {
      kind: "imap",
      host: imap.host,
      port: imap.port ?? 993,
      tls: imap.tls ?? true,
      user: imap.user,
      password: imap.password,
      mailbox: imap.mailbox ?? "INBOX",
    };
  if (s3) return { kind: "s3", ...s3, prefix: s3.prefix ?? "", region: s3.region ?? "us-east-1" };
  return folder ? { kind: "folder", path: folder.path, files: folder.files ?? ["**/*"] } : null;
};

type Next = Extract<PollFrom, { kind: "http" }>["next"];

const nextOf = (written: NonNullable<PollV1["http"]>["next"], site: Site): Next | null => {
  if (written === undefined) return { by: "none" };
  const { url, link, token, page, parameter, first } = written;
  if (url !== undefined) return { by: "url", path: url };
  if (link) return { by: "link" };
  if (parameter !== undefined && token !== undefined) return { by: "token", path: token, parameter };
  if (parameter !== undefined && page) return { by: "page", parameter, first: first ?? 1 };
  return refuse(
    site,
    "it is not said where the next page is",
    "write { url: links.next }, { link: true }, { token: meta.cursor, parameter: cursor } or { page: true, parameter: page }",
  );
};

const refuse = (site: Site, says: string, write: string): null => {
  site.problems.push(problemAt(site.at(...site.path), "spec.poll", { says, write }));
  return null;
};
