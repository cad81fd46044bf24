import { afterAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import { systemClock } from "../../core/clock.js";
import { silentProgress } from "../../core/edge.js";
import { check } from "../check/check.js";
import { importAll } from "../import/import-files.js";
import { openInstance } from "../open.js";
import { startJudge } from "../serve/judge.js";
import { alertsPart } from "./part.js";
import { webhookReceiver } from "./receivers.fixture.js";

const yaml = (hook: string) => `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: "card:{no}" }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Ready in eight seconds., kind: duration, made: placed, met: ready, within: 8s, target: 95%, window: 28d }
alerts:
  channels: { hook: { kind: webhook, url: "${hook}", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw } }
  routes: [{ send: hook }]
`;

describe("the part that watches", { timeout: 120_000 }, () => {
  const held: (() => unknown)[] = [];
  afterAll(async () => {
    for (const end of held.reverse()) await end();
  });

  it("turns what falls due broken without an event, tells open pages, and tells of what it means", async () => {
    const hook = await webhookReceiver();
    const workspace = newWorkspace(yaml(hook.url));
    const instance = openInstance({ directory: workspace.folder });
    const stopped = new AbortController();
    const context = instance.context(
      { progress: silentProgress, ask: null, signal: stopped.signal },
      { judging: "behind" },
    );
    const listeners: ((promises: readonly string[]) => void)[] = [];
    const changed: number[] = [];
    const errors: string[] = [];
    const judge = startJudge({
      context,
      onJudged: (promises) => {
        changed.push(Date.now());
        for (const tell of listeners) tell(promises);
      },
      onError: (error) => void errors.push(String(error)),
    });
    // Long ago all was well; sixty orders of just now are still waiting. Others go on, so that no silence of the source is to blame.
    const at = (ms: number) => new Date(ms).toISOString();
    const now = Date.now();
    const old = Array.from({ length: 2_000 }, (_, i) => now - 86_400_000 - i * 1_000_000);
    const others = Array.from({ length: 90 }, (_, i) => now + i * 1_000);
    const rows = [
      ...old.map((t, i) => `a${i},${at(t)},${at(t + 5_000)}`),
      ...Array.from({ length: 60 }, (_, i) => `b${i},${at(now)},`),
      ...others.map((t, i) => `c${i},${at(t)},${at(t + 500)}`),
    ];
    workspace.write("orders.csv", `no,placed,ready\n${rows.join("\n")}\n`);
    await importAll(context, []);
    judge.kick();
    await judge.settled();
    const part = await alertsPart.start({
      context,
      judge,
      clock: systemClock,
      env: { KEPT_ALLOW_PRIVATE: hook.host },
      url: "http://127.0.0.1:4747",
      log: (text) => void errors.push(text),
      onChanged: (listener) => void listeners.push(listener),
      signal: stopped.signal,
    });
    held.push(async () => {
      stopped.abort();
      await part.stop();
      await judge.stop();
      await instance.close();
      await workspace.remove();
      hook.close();
    });
    const broken = async () => (await check.run(context, check.input.parse({}))).promises[0]!.counts.broken;
    const due = now + 8_000;
    if (Date.now() < due) expect(await broken()).toBe(0);
    while (hook.received.length === 0 && Date.now() < now + 60_000)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await broken()).toBe(60);
    expect(changed.some((time) => time >= due)).toBe(true);
    expect(JSON.parse(hook.received[0]!.body)).toMatchObject({
      type: "alert.opened",
      data: { severity: "page", title: expect.stringMatching(/^60 people were let down in \d+ minutes; /) },
    });
    expect(errors).toEqual([]);
  });
});
