import { afterAll, describe, expect, it } from "vitest";
import { known, newWorkspace } from "../../../test/workspace.fixture.js";
import { startDovecot } from "./dovecot.fixture.js";
import { pollOnce } from "./polled.fixture.js";

const dovecot = await startDovecot();
if (!dovecot) console.log("Dovecot is not installed: no mailbox is polled.");

const yaml = (password: string) => `kept: v1
company: { name: Desk, timezone: Europe/Amsterdam }
sources:
  mail:
    poll: { every: 5m, imap: { host: 127.0.0.1, port: ${dovecot?.port}, tls: false, user: desk, password: ${password} } }
    records:
      - { type: mail.received, at: date, id: id, subject: subject, customer: "email:{from}", text: text }
`;
const mail = (n: number, more = "") => `From: "Anna Ö" <Anna${n}@Example.com>
To: desk@example.com
Subject: =?utf-8?B?${Buffer.from(`Bröken ${n}`).toString("base64")}?=
Date: Mon, 1 Jun 2026 10:0${n % 10}:00 +0200
Message-ID: <m${n}@example.com>
${more}
Where is order ${n}?
`;

describe.skipIf(!dovecot)("a mailbox that is polled", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml("secret"));
  afterAll(async () => {
    await workspace.remove();
    await dovecot?.stop();
  });
  const poll = () => pollOnce(workspace, "mail", { env: {} });

  it("brings each mail once: who, when, what about, and its words", async () => {
    for (let n = 0; n < 3; n++) dovecot!.deliver(mail(n));
    dovecot!.deliver(mail(3, "Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>Angry</p><!-- <<<<"));
    expect(await poll()).toMatchObject({ fetched: 4, rows: 4, problem: null });
    const rows = (await known(workspace)).map((row) => JSON.parse(row) as Record<string, string>);
    expect(rows.find((row) => row.customer === "email:anna1@example.com")).toMatchObject({
      at: "2026-06-01T08:01:00.000Z",
      subject: "Bröken 1",
      text: "Where is order 1?",
      id: "<m1@example.com>",
    });
    expect(rows.find((row) => row.customer === "email:anna3@example.com")?.text).toContain("Angry");
    expect(await poll()).toMatchObject({ fetched: 0, rows: 0, problem: null });
    dovecot!.deliver(mail(4));
    // The same mail delivered twice is one mail.
    dovecot!.deliver(mail(1));
    expect(await poll()).toMatchObject({ fetched: 2, rows: 1 });
  });

  it("says in words that the password is wrong", async () => {
    await workspace.close();
    workspace.declare(yaml("wrong"));
    expect(await poll()).toMatchObject({
      fetched: 0,
      problem: { code: "poll.unreachable", says: "the mail server refuses the name or the password" },
    });
  });
});
