import { Webhook } from "standardwebhooks";
import { type AlertMessage, messageHtml, messageText, messageTitle } from "../../report/alert-message.js";
import type { AlertChannel } from "../../spec/alert-rules.js";
import type { Mailer } from "../outgoing/mailer.js";
import type { Outgoing } from "../outgoing/outgoing.js";
import { retryAfterMs } from "./backoff.js";

/** `gone`: nothing may be sent there any more. `permanent`: this message would be refused again. */
export type SendResult =
  | { readonly ok: true; readonly says: string }
  | {
      readonly ok: false;
      readonly says: string;
      readonly retryAfterMs: number | null;
      readonly end: "gone" | "permanent" | null;
    };

export type Doors = { readonly outgoing: Outgoing; readonly mailer: Mailer };

type Message = {
  readonly id: string;
  readonly message: AlertMessage;
  readonly recipient: string | null;
  readonly now: Date;
};

/** Sends one message by one channel, once. Whatever goes wrong is a value. */
export const sendMessage = async (
  sent: Message,
  channel: AlertChannel,
  { outgoing, mailer }: Doors,
): Promise<SendResult> => {
  if (channel.kind === "mail") {
    const { message, id } = sent;
    const mailed = await mailer.send({
      to: sent.recipient ?? "",
      fromName: message.company,
      subject: messageTitle(message),
      text: messageText(message),
      html: messageHtml(message),
      id,
    });
    return mailed.ok
      ? { ok: true, says: "the mail server took it" }
      : { ok: false, says: mailed.says, retryAfterMs: null, end: mailed.permanent ? "permanent" : null };
  }
  const body = channel.kind === "slack" ? slackBody(sent.message) : webhookBody(sent.message);
  const answer = await outgoing.send({
    url: channel.url,
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(channel.kind === "webhook" ? signed(sent, body, channel.secrets) : {}),
    },
    body,
  });
  if (!answer.ok) return { ok: false, says: answer.error.says, retryAfterMs: null, end: null };
  const { status, headers } = answer.value;
  const says = `answered ${status}`;
  if (status >= 200 && status < 300) return { ok: true, says };
  return {
    ok: false,
    says,
    retryAfterMs: status === 429 || status === 503 ? retryAfterMs(headers["retry-after"], sent.now) : null,
    end: status === 410 ? "gone" : null,
  };
};

const webhookBody = ({ event, at, data, ...words }: AlertMessage): string =>
  JSON.stringify({ type: event, timestamp: at, data: { ...data, ...words } });

/** Standard Webhooks: one signature for each secret, over id, time and the body as it is sent. */
const signed = ({ id, now }: Message, body: string, secrets: readonly string[]): Record<string, string> => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
  "webhook-signature": secrets
    .map((secret) => (secret.startsWith("whsec_") ? new Webhook(secret) : new Webhook(secret, { format: "raw" })))
    .map((webhook) => webhook.sign(id, now, body))
    .join(" "),
});

/** Slack reads <...> as links and mentions of everybody: none of ours is. */
const slackBody = (message: AlertMessage): string => {
  const text = (said: string) => said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const lines = [
    `*${text(messageTitle(message)).replaceAll("*", "∗")}*`,
    ...(message.wording === null ? [] : [`> ${text(message.wording)}`]),
    ...message.lines.map(text),
    ...(message.link === null ? [] : [`<${message.link}|Open it in Kept>`]),
  ];
  return JSON.stringify({ text: lines.join("\n"), unfurl_links: false });
};
