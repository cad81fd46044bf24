import { describe, expect, it } from "vitest";
import { workspaceOf } from "../../spec/spec.fixture.js";
import { quietUntil } from "./quiet-until.js";
import { escalationsOf, waysOf } from "./recipients.js";

const workspace = workspaceOf(`kept: v1
company: { name: Quick Kitchen, timezone: Europe/Amsterdam }
teams:
  kitchen: { says: Kitchen, lead: Amara, email: kitchen@quick.example }
  desk: { says: Desk }
calendars:
  office: { week: { mon-fri: ["09:00-17:00"] }, holidays: [2026-07-16] }
promises:
  fast: { says: Three minutes., owner: team:kitchen, kind: duration, made: a, met: b, within: 3m, target: 95%, window: 28d }
  kind: { says: A smile., owner: team:desk, kind: duration, made: a, met: b, within: 3m, target: 95%, window: 28d }
alerts:
  channels:
    leads: { kind: mail, to: [lead@quick.example, kitchen@quick.example] }
    chat: { kind: slack, url: "https://chat.example/x" }
  routes:
    - { owner: team:kitchen, send: [owner, leads], quiet: { hours: "22:00-07:00" }, escalate: { after: 30m, to: chat } }
    - { promise: fast, severity: page, send: chat }
    - { owner: team:desk, send: owner, quiet: { outside: office, pages: held } }
`);
const at = (time: string) => new Date(`2026-07-${time}+02:00`);
const where = (time: string) => ({ rules: workspace.alerts, teams: workspace.teams, now: at(time) });
const fast = { subject: "promise:fast", severity: "page", owner: "team:kitchen" } as const;
const shown = (ways: ReturnType<typeof waysOf>) =>
  ways.map((way) => `${way.recipient ?? way.channel} ${way.at.toISOString().slice(5, 16)}`);

describe("who is told, and when", () => {
  it("takes every route that fits, and each recipient once", () => {
    expect(shown(waysOf(fast, where("14T12:00")))).toEqual([
      "kitchen@quick.example 07-14T10:00",
      "lead@quick.example 07-14T10:00",
      "chat 07-14T10:00",
    ]);
    expect(shown(waysOf({ ...fast, owner: "person:bo", subject: "source:tills" }, where("14T12:00")))).toEqual([]);
  });

  it("holds tickets back while it is quiet, and no pages", () => {
    expect(shown(waysOf({ ...fast, severity: "ticket" }, where("14T23:30")))).toEqual([
      "kitchen@quick.example 07-15T05:00",
      "lead@quick.example 07-15T05:00",
    ]);
    expect(shown(waysOf(fast, where("14T23:30")))[0]).toBe("kitchen@quick.example 07-14T21:30");
  });

  it("passes on after half an hour, by the route's other channel", () => {
    const openedAt = at("14T12:00");
    expect(escalationsOf({ ...fast, openedAt }, where("14T12:29"))).toEqual([]);
    expect(shown(escalationsOf({ ...fast, openedAt }, where("14T12:30")))).toEqual(["chat 07-14T10:30"]);
  });

  it("knows a team without an address from nobody", () => {
    expect(waysOf({ subject: "promise:kind", severity: "page", owner: "team:desk" }, where("14T12:00"))).toEqual([]);
  });
});

describe("quiet hours", () => {
  const [night, , office] = workspace.alerts.routes.map((route) => route.quiet);
  const until = (quiet: typeof night, time: string) => quietUntil(quiet!, at(time))?.toISOString() ?? null;

  it("go over midnight in the company's zone, and end when they end", () => {
    expect(until(night, "14T21:59")).toBeNull();
    expect(until(night, "14T22:00")).toBe("2026-07-15T05:00:00.000Z");
    expect(until(night, "15T06:59")).toBe("2026-07-15T05:00:00.000Z");
    expect(until(night, "15T07:00")).toBeNull();
  });

  it("last as long as a calendar is closed, over holidays and weekends", () => {
    expect(until(office, "14T12:00")).toBeNull();
    expect(until(office, "15T17:00")).toBe("2026-07-17T07:00:00.000Z");
    expect(until(office, "17T18:00")).toBe("2026-07-20T07:00:00.000Z");
  });

  it("end though a calendar never opens again", () => {
    const never = { ...office!, outside: { ...office!.outside!, week: [[], [], [], [], [], [], []] } };
    expect(until(never, "14T12:00")).not.toBeNull();
  });
});
