import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import type { ShownAlert } from "../../workspace/alerts.js";
import { openMailer } from "../outgoing/mailer.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import { alertAck } from "./alert-ack.js";
import { alerts } from "./alerts.js";
import { deliveries } from "./deliveries.js";
import { digest } from "./digest.js";
import { type Dispatcher, startDispatcher } from "./dispatcher.js";
import { enqueueDigests } from "./enqueue-digests.js";
import { evaluateAlerts } from "./evaluate.js";
import { mailServer, webhookReceiver } from "./receivers.fixture.js";

const secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDx"];

const yaml = (hook: string) => `kept: v1
company: { name: Quick Kitchen, timezone: Europe/Amsterdam }
teams:
  kitchen: { says: Kitchen, lead: Amara, email: kitchen@quick.example }
  desk: { says: Desk, email: desk@quick.example }
sources:
  tills:
    files: orders/*.csv
    expect: { every: 1d, within: 3h }
    records:
      - { type: placed, at: placed, subject: no, customer: "card:{card}" }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Your food is in your hands within three minutes., owner: team:kitchen, kind: duration, made: placed, met: ready, within: 3m, target: 95%, window: 28d }
alerts:
  channels:
    hook: { kind: webhook, url: "${hook}/hook", secret: [${secrets.join(", ")}] }
    chat: { kind: slack, url: "${hook}/chat" }
  routes:
    - { send: [owner, hook], escalate: { after: 45m, to: chat } }
  digest:
    - { role: owner, team: kitchen, to: amara@quick.example, on: wed 08:00 }
    - { role: owner, team: desk, to: joris@quick.example, on: wed 08:00 }
`;

const start = Date.UTC(2026, 5, 17, 0, 0);
const outage = [Date.UTC(2026, 6, 14, 10, 0), Date.UTC(2026, 6, 14, 12, 0)] as const;

/** A card every two minutes; in the outage everybody waits too long. One in fifty always does. */
const orders = (from: number, to: number): string => {
  const lines = ["no,card,placed,ready"];
  for (let at = from; at < to; at += 120_000) {
    const n = (at - start) / 120_000;
    const late = (at >= outage[0] && at < outage[1]) || n % 50 === 0;
    const ready = new Date(at + (late ? 300_000 : 100_000)).toISOString();
    lines.push(`${n},${n % 5_000},${new Date(at).toISOString()},${ready}`);
  }
  return `${lines.join("\n")}\n`;
};

describe("a planted outage", { timeout: 180_000 }, () => {
  let hook: Awaited<ReturnType<typeof webhookReceiver>>;
  let mail: Awaited<ReturnType<typeof mailServer>>;
  let workspace: ReturnType<typeof newWorkspace>;
  let dispatcher: Dispatcher;
  let taken = start;
  const opened: string[] = [];

  /** What came up to `time` is in, and everything that runs by itself has looked. */
  const go = async (time: number, data: "comes" | "stays away" = "comes") => {
    workspace.at(new Date(time));
    if (data === "comes" && time > taken) {
      workspace.write(`orders/${time}.csv`, orders(taken, time - 300_000));
      taken = time - 300_000;
      await workspace.import();
    }
    const context = await workspace.context();
    await evaluateAlerts(context, { link: "https://kept.example", mail: "on" });
    await enqueueDigests(context, { link: null });
    await dispatcher.round();
    const { alerts: shown } = await workspace.run(alerts, { all: true });
    for (const { id } of shown) if (!opened.includes(id)) opened.push(id);
  };
  const shown = async (): Promise<readonly ShownAlert[]> => (await workspace.run(alerts, { all: true })).alerts;

  beforeAll(async () => {
    hook = await webhookReceiver();
    mail = await mailServer();
    workspace = newWorkspace(yaml(hook.url));
    const env = { KEPT_ALLOW_PRIVATE: hook.host, KEPT_SMTP_URL: `smtp://${mail.host}` };
    const context = await workspace.context();
    dispatcher = startDispatcher({
      state: (await workspace.stores()).state,
      workspace: context.workspace,
      clock: { now: () => context.clock.now() },
      doors: { outgoing: openOutgoing(env), mailer: openMailer(env) },
      onError: (error) => {
        throw error;
      },
    });
  });
  afterAll(async () => {
    await dispatcher?.stop();
    await workspace?.remove();
    hook?.close();
    await mail?.close();
  });

  it("is one alert, in people's words, told once to each", async () => {
    await go(outage[0] - 3_600_000);
    expect(await shown()).toEqual([]);
    for (let at = outage[0]; at <= outage[0] + 3_600_000; at += 1_200_000) await go(at);
    const [alert, ...others] = await shown();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ subject: "promise:fast", kind: "burn", severity: "page", resolvedAt: null });
    expect(alert!.says).toMatch(
      /^\d+ people were let down in \d+ minutes; at this pace the limit is reached (today|on \w+)\. Kitchen · Amara owns it\.$/,
    );
    expect(hook.received.filter((one) => one.path === "/hook")).toHaveLength(1);
    expect(mail.posted.map((one) => one.to)).toEqual([["kitchen@quick.example"]]);
  });

  it("is signed with both secrets, by what receivers verify with", () => {
    const { headers, body } = hook.received[0]!;
    const at = new Date(Number(headers["webhook-timestamp"]) * 1000);
    const given = String(headers["webhook-signature"]).split(" ");
    expect(given).toEqual(secrets.map((secret) => new Webhook(secret).sign(String(headers["webhook-id"]), at, body)));
    expect(JSON.parse(body)).toMatchObject({
      type: "alert.opened",
      data: { subject: "promise:fast", company: "Quick Kitchen" },
    });
  });

  it("is taken on by its owner, and so is not passed on", async () => {
    const [alert] = await shown();
    const context = await workspace.context();
    const amara = { kind: "person", id: "1", name: "Amara", role: "owner", teams: ["kitchen"], scopes: null } as const;
    const joris = { ...amara, id: "2", name: "Joris", teams: ["desk"] };
    await expect(alertAck.run({ ...context, who: joris }, { id: alert!.id })).rejects.toThrow();
    expect(await alertAck.run({ ...context, who: amara }, { id: alert!.id.slice(0, 8) })).toMatchObject({
      acknowledgedBy: "Amara",
    });
    await go(outage[1]);
    expect(hook.received.filter((one) => one.path === "/chat")).toEqual([]);
  });

  it("is over once, without flapping, when it has stayed away; and whoever was told is told that too", async () => {
    for (let at = outage[1] + 600_000; at <= outage[1] + 6 * 3_600_000; at += 2_400_000) await go(at);
    expect(opened).toHaveLength(1);
    expect(await shown()).toMatchObject([{ id: opened[0], resolvedAt: expect.any(String) }]);
    const events = hook.received.map((one) => JSON.parse(one.body).type);
    expect(events.filter((event) => event === "alert.opened")).toHaveLength(1);
    expect(events.at(-1)).toBe("alert.resolved");
    expect(mail.posted.at(-1)!.text).toMatch(/Subject: Over after /);
    const { deliveries: log } = await workspace.run(deliveries, {});
    expect(log.every((one) => one.state === "sent" && one.attempts === 1)).toBe(true);
    expect(log.length).toBe(hook.received.length + mail.posted.length);
  });

  it("mails each owner the week of their own promises", async () => {
    const before = mail.posted.length;
    await go(Date.UTC(2026, 6, 15, 6, 5));
    await go(Date.UTC(2026, 6, 15, 6, 25));
    const posted = mail.posted.slice(before).filter((one) => /amara|joris/.test(one.to[0]!));
    expect(posted.map((one) => one.to)).toEqual([["amara@quick.example"], ["joris@quick.example"]]);
    expect(posted[0]!.text).toContain("three minutes");
    expect(posted[1]!.text).not.toContain("three minutes");
    const page = await workspace.run(digest, { role: "owner", team: ["kitchen"] });
    expect(page.title).toMatch(/people were let down in the week to Wed 15 July/);
    expect(page.lines[0]).toContain("“Your food is in your hands within three minutes.”");
  });

  it("stands still when the tills fall silent: that is one alert of its own, and no other opens or ends", async () => {
    await go(Date.UTC(2026, 6, 17, 12, 0), "stays away");
    await go(Date.UTC(2026, 6, 17, 13, 0), "stays away");
    const open = (await shown()).filter((alert) => alert.resolvedAt === null);
    expect(open).toMatchObject([{ subject: "source:tills", kind: "silent", severity: "ticket" }]);
    expect(open[0]!.says).toMatch(
      /late: nothing since .* 1 promise rests on it; its alerts stand still until it is back\./,
    );
  });
});
