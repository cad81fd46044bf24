import { readFileSync } from "node:fs";
import type { Transporter } from "nodemailer";
import { mailAddress } from "./mail-address.js";

export type Mail = {
  readonly to: string;
  /** Who sends it, by name: the company. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same however often it is sent, so that a second copy can be told from a second message. */
  readonly id: string;
};

/** `permanent`: sending it again would be refused again. */
export type Mailed = { readonly ok: true } | { readonly ok: false; readonly says: string; readonly permanent: boolean };

/** The one door for all mail, over `KEPT_SMTP_URL` (`smtps://user:password@mail.example.com`). Nothing is thrown. */
export type Mailer = { readonly send: (mail: Mail) => Promise<Mailed>; readonly close: () => void };

export const openMailer = (env: NodeJS.ProcessEnv): Mailer => {
  let transport: Promise<Transporter> | null = null;
  return {
    send: async (mail) => {
      const url = env.KEPT_SMTP_URL;
      if (url === undefined || !URL.canParse(url))
        return failed("KEPT_SMTP_URL is not set to smtps://user:password@host");
      const to = mailAddress(mail.to);
      if (to === null) return { ...failed("the recipient is not one mail address"), permanent: true };
      const from = fromAddress(env.KEPT_MAIL_FROM, new URL(url));
      if (from === null) return failed("KEPT_MAIL_FROM is not one mail address");
      try {
        transport ??= connect(url, env);
        await (await transport).sendMail({
          // Objects, never texts, and an envelope of its own: nothing of it is read as a list of addresses.
          from: { name: plain(mail.fromName), address: from },
          to: { name: "", address: to },
          envelope: { from, to: [to] },
          subject: plain(mail.subject),
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
          headers: { "Auto-Submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { ok: true };
      } catch (error) {
        return refusal(error as { code?: string; responseCode?: number });
      }
    },
    close: () => void transport?.then((open) => open.close()).catch(() => undefined),
  };
};

/** Who is set; else whoever signs in there. */
const fromAddress = (set: string | undefined, url: URL): string | null =>
  set !== undefined
    ? mailAddress(set)
    : (mailAddress(decodeURIComponent(url.username)) ??
      mailAddress(`kept@${url.hostname}`) ??
      "kept@localhost.localdomain");

/** A name and a subject are one line. */
const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 200);

const connect = async (text: string, env: NodeJS.ProcessEnv): Promise<Transporter> => {
  const { createTransport } = await import("nodemailer");
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  const auth =
    url.username === "" ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return createTransport({
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: auth !== null && !/^(127\.|localhost$|::1$)/.test(host),
    ...(auth === null ? {} : { auth }),
    ...(env.KEPT_SMTP_CA ? { tls: { ca: readFileSync(env.KEPT_SMTP_CA) } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
};

const failed = (says: string) => ({ ok: false, says, permanent: false }) as const;

/** Without the server's own words: they may repeat the recipient. */
const refusal = ({ code, responseCode }: { code?: string; responseCode?: number }): Mailed => ({
  ok: false,
  says:
    responseCode === undefined
      ? `the mail server cannot be used: ${code ?? "unknown"}`
      : `the mail server answered ${responseCode}`,
  permanent: responseCode !== undefined && responseCode >= 550 && responseCode <= 559,
});
