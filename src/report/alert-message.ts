import { constant, html } from "./html/escape.js";
import { tokens } from "./tokens.js";
import { visible } from "./visible.js";

/** What one message says, before it becomes a mail, a chat line or JSON. Written once; sent as it was written. */
export type AlertMessage = {
  /** `alert.opened`, `digest`, `test`. */
  readonly event: string;
  readonly at: string;
  readonly company: string;
  readonly title: string;
  /** The promise in the customer's words, or null. */
  readonly wording: string | null;
  readonly lines: readonly string[];
  readonly link: string | null;
  /** For programs. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** One line for a subject, a push, a chat: nothing in it can end the line. */
export const messageTitle = (message: AlertMessage): string => visible(message.title, 200);

export const messageText = (message: AlertMessage): string =>
  [
    ...(message.wording === null ? [] : [`“${visible(message.wording)}”`, ""]),
    ...message.lines.map((line) => visible(line, 2_000)),
    ...(message.link === null ? [] : ["", message.link]),
    "",
    `Kept · ${visible(message.company)}`,
    "",
  ].join("\n");

export const messageHtml = (message: AlertMessage): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${message.title}</title></head>
<body style="${constant(bodyStyle)}">
<p style="${constant(titleStyle)}">${message.title}</p>
${message.wording === null ? null : html`<p style="${constant(wordingStyle)}">“${message.wording}”</p>`}
${message.lines.map((line) => html`<p style="margin:0 0 8px">${line}</p>`)}
${message.link === null ? null : html`<p style="margin:16px 0"><a style="${constant(`color:${tokens.ink[0]}`)}" href="${message.link}">Open it in Kept</a></p>`}
<p style="${constant(footStyle)}">Kept · ${message.company}</p>
</body></html>
`.html;

const bodyStyle = `margin:24px;max-width:46em;background:${tokens.paper[0]};color:${tokens.ink[0]};font:16px/24px 'Source Sans 3',system-ui,sans-serif`;
const titleStyle = "margin:0 0 12px;font:600 26px/32px 'Source Serif 4',Georgia,serif";
const wordingStyle = "margin:0 0 12px;font:500 18px/24px 'Source Serif 4',Georgia,serif";
const footStyle = `margin:24px 0 0;color:${tokens.ink3[0]};font-size:13px`;
