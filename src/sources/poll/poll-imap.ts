import { z } from "zod";
import type { PollFrom } from "../model.js";
import { pollFault } from "./poll-fault.js";
import type { PollGiven, Step } from "./step.js";

type Imap = Extract<PollFrom, { kind: "imap" }>;

/** UIDs grow within one validity; a server that gives another has numbered the mailbox anew. */
const Cursor = z.object({ validity: z.string(), uid: z.number().int() });

const mostMailBytes = 5_000_000;
const pageMails = 100;

export const mailColumns = [
  "id",
  "from",
  "from_name",
  "to",
  "subject",
  "date",
  "received",
  "text",
  "in_reply_to",
  "mailbox",
] as const;

/** New mails of a mailbox, by UID; it is opened read-only, so that nothing counts as seen. */
export async function* pollImap(from: Imap, given: PollGiven): AsyncGenerator<Step> {
  const [{ ImapFlow }, { default: PostalMime }] = await Promise.all([import("imapflow"), import("postal-mime")]);
  const client = new ImapFlow({
    host: from.host,
    port: from.port,
    secure: from.tls,
    doSTARTTLS: from.tls ? undefined : false,
    auth: { user: from.user, pass: from.password },
    logger: false,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: given.limits.requestMs,
  } as ConstructorParameters<typeof ImapFlow>[0]);
  client.on("error", () => undefined);
  const stop = () => client.close();
  given.signal.addEventListener("abort", stop, { once: true });
  try {
    await client.connect();
    const box = await client.mailboxOpen(from.mailbox, { readOnly: true });
    const validity = String(box.uidValidity);
    const stored = given.cursor === null ? null : Cursor.parse(JSON.parse(given.cursor));
    let uid = stored?.validity === validity ? stored.uid : 0;
    const found = box.exists === 0 ? [] : await client.search({ uid: `${uid + 1}:*` }, { uid: true });
    // `n:*` names the last mail even where its number is smaller.
    const fresh = (found || []).filter((one) => one > uid).sort((a, b) => a - b);
    for (let at = 0; at < fresh.length; ) {
      const lines: string[] = [];
      let bytes = 0;
      while (at < fresh.length && lines.length < pageMails && bytes < given.limits.pageBytes) {
        uid = fresh[at++]!;
        const mail = await client.fetchOne(
          String(uid),
          { uid: true, internalDate: true, source: { maxLength: mostMailBytes } },
          { uid: true },
        );
        if (!mail || mail.source === undefined) continue;
        bytes += mail.source.byteLength;
        const parsed = await PostalMime.parse(mail.source, { maxNestingDepth: 30 });
        lines.push(JSON.stringify(recordOf(parsed, { mail, validity, mailbox: from.mailbox })));
      }
      yield { kind: "records", lines, columns: mailColumns, cursor: JSON.stringify({ validity, uid }) };
    }
  } catch (error) {
    given.signal.throwIfAborted();
    throw faultOf(error);
  } finally {
    given.signal.removeEventListener("abort", stop);
    await client.logout().catch(() => client.close());
  }
}

type Parsed = Awaited<ReturnType<typeof import("postal-mime")["default"]["parse"]>>;

const recordOf = (
  parsed: Parsed,
  given: { mail: { uid: number; internalDate?: Date | string }; validity: string; mailbox: string },
): Readonly<Record<(typeof mailColumns)[number], string>> => {
  const { mail, validity, mailbox } = given;
  const received = instant(mail.internalDate);
  return {
    id: parsed.messageId ?? `uid:${mailbox}:${validity}:${mail.uid}`,
    from: (parsed.from?.address ?? "").toLowerCase(),
    from_name: parsed.from?.name ?? "",
    to: (parsed.to ?? []).map((one) => (one.address ?? "").toLowerCase()).join(", "),
    subject: parsed.subject ?? "",
    date: instant(parsed.date) || received,
    received,
    text: (parsed.text ?? textOf(parsed.html ?? "")).trim(),
    in_reply_to: parsed.inReplyTo ?? "",
    mailbox,
  };
};

const instant = (value: Date | string | undefined): string => {
  const at = new Date(value ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
};

/** The words of a mail that has no plain text. One pass: hostile mails hold a million tags that never end. */
const textOf = (html: string): string => {
  const lower = html.toLowerCase();
  const words: string[] = [];
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf("<", at);
    words.push(html.slice(at, open < 0 ? html.length : open));
    const close = open < 0 ? -1 : html.indexOf(">", open);
    if (close < 0) break;
    const silent = ["style", "script"].find((name) => lower.startsWith(name, open + 1));
    const end = silent === undefined ? close + 1 : lower.indexOf(`</${silent}`, close);
    if (end < 0) break;
    at = end;
  }
  return words.join(" ").replaceAll("&nbsp;", " ").replace(/\s+/g, " ");
};

const faultOf = (error: unknown): Error => {
  const { message, responseText, authenticationFailed } = error as {
    message?: string;
    responseText?: string;
    authenticationFailed?: boolean;
  };
  const says = (responseText ?? message ?? "unknown").slice(0, 200);
  return pollFault(
    "poll.unreachable",
    authenticationFailed ? "the mail server refuses the name or the password" : `the mailbox cannot be read: ${says}`,
  );
};
