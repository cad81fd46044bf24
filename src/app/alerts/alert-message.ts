import type { AlertMessage } from "../../report/alert-message.js";
import { say } from "../../report/words/say.js";
import type { Workspace } from "../../spec/workspace.js";
import type { AlertEvent } from "../../workspace/alerts.js";
import { shownAlert } from "./shown.js";
import type { AlertRow } from "./step.js";

type Given = { readonly workspace: Workspace; readonly now: Date; readonly link: string | null };

/** What is said of an alert when this happens to it. */
export const alertMessage = (alert: AlertRow, event: AlertEvent, { workspace, now, link }: Given): AlertMessage => {
  const [kind, name] = alert.subject.split(":");
  const promise = kind === "promise" ? workspace.promises.find((one) => one.name === name) : undefined;
  const [sentence, rest] = firstSentence(alert.says);
  const ms = now.getTime() - Date.parse(alert.opened_at);
  const first: Readonly<Record<AlertEvent, string | null>> = {
    opened: null,
    raised: say("alert.raised", {}),
    reminded: say("alert.reminded", { openMs: ms }),
    escalated: say("alert.escalated", { openMs: ms }),
    resolved: say("alert.resolved", { lastedMs: ms }),
  };
  return {
    event: `alert.${event}`,
    at: now.toISOString(),
    company: workspace.company.name,
    title: [first[event], sentence].filter((part) => part !== null).join(" "),
    wording: promise?.says ?? null,
    lines: rest === "" ? [] : [rest],
    link: link === null || promise === undefined ? link : `${link}/promises/${promise.name}`,
    data: shownAlert(alert, workspace),
  };
};

const firstSentence = (says: string): readonly [first: string, rest: string] => {
  const first = /^.*?[.](?=\s|$)/.exec(says)?.[0] ?? says;
  return [first, says.slice(first.length).trim()];
};
