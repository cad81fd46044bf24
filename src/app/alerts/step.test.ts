import { describe, expect, it } from "vitest";
import type { Condition, Seen } from "../../workspace/alerts.js";
import { type AlertRow, alertChanges, clearAfterMs } from "./step.js";

const burn: Condition = {
  subject: "promise:fast",
  kind: "burn",
  severity: "page",
  says: "31 people.",
  owner: "team:kitchen",
};
const seen = (conditions: readonly Condition[], frozen: readonly string[] = []): Seen => ({
  conditions,
  frozen: new Map(frozen.map((subject) => [subject, "Tills 1 day late"])),
  subjects: new Set(["promise:fast", "source:tills"]),
});

/** Holds one thing after the other against what was open, a minute apart, and keeps what was told. */
const history = () => {
  let rows: readonly AlertRow[] = [];
  let minute = 0;
  const told: string[] = [];
  const look = (now: Seen, minutes = 1) => {
    for (let i = 0; i < minutes; i++) {
      const at = new Date(Date.UTC(2026, 6, 14, 12, minute++));
      const changes = alertChanges({ open: rows, seen: now, now: at, newId: () => `alert-${minute}` });
      told.push(...changes.flatMap(({ alert, event }) => (event === null ? [] : [`${event} ${alert.subject}`])));
      rows = changes.map((change) => change.alert).filter((alert) => alert.resolved_at === null);
    }
  };
  const set = (values: Partial<AlertRow>) => {
    rows = rows.map((row) => ({ ...row, ...values }));
  };
  return { look, told, set, open: () => rows };
};

describe("what becomes of an alert", () => {
  it("is opened once, lasts, and is over when it has not held for half an hour", () => {
    const { look, told, open } = history();
    look(seen([burn]), 10);
    expect(told).toEqual(["opened promise:fast"]);
    look(seen([]), clearAfterMs / 60_000);
    expect(open()).toHaveLength(1);
    look(seen([]));
    expect(told).toEqual(["opened promise:fast", "resolved promise:fast"]);
    expect(open()).toEqual([]);
  });

  it("does not flap: what comes and goes within half an hour is one alert", () => {
    const { look, told } = history();
    for (let i = 0; i < 50; i++) {
      look(seen([burn]), 3);
      look(seen([]), 20);
    }
    expect(told).toEqual(["opened promise:fast"]);
  });

  it("stands still while data are missing: nothing opens, nothing resolves, and it says so", () => {
    const { look, told, open } = history();
    look(seen([burn], ["promise:fast"]), 5);
    expect(open()).toEqual([]);
    look(seen([burn]), 2);
    look(seen([], ["promise:fast"]), 600);
    expect(open()).toMatchObject([{ frozen: "Tills 1 day late", clear_since: null }]);
    look(seen([]), 20);
    expect(open()).toMatchObject([{ frozen: null }]);
    expect(told).toEqual(["opened promise:fast"]);
  });

  it("is told again when it got worse, and whoever had taken it on is asked again", () => {
    const { look, told, set, open } = history();
    look(seen([{ ...burn, severity: "ticket" }]));
    set({ acknowledged_at: "2026-07-14T12:00:30.000Z", acknowledged_by: "Amara" });
    look(seen([burn]));
    expect(open()).toMatchObject([{ severity: "page", acknowledged_by: null }]);
    look(seen([{ ...burn, severity: "ticket" }]), 3);
    expect(told).toEqual(["opened promise:fast", "raised promise:fast"]);
    expect(open()).toMatchObject([{ severity: "page" }]);
  });

  it("tells nobody while it is muted, and once more when it still goes on after", () => {
    const { look, told, set } = history();
    look(seen([{ ...burn, severity: "ticket" }]));
    set({ muted_until: "2026-07-14T12:10:00.000Z" });
    look(seen([burn]), 9);
    expect(told).toEqual(["opened promise:fast"]);
    look(seen([burn]), 5);
    expect(told).toEqual(["opened promise:fast", "reminded promise:fast"]);
  });

  it("is over without a word when its promise is not declared any more", () => {
    const { look, told, open } = history();
    look(seen([burn]));
    look({ ...seen([]), subjects: new Set(["source:tills"]) });
    expect(open()).toEqual([]);
    expect(told).toEqual(["opened promise:fast"]);
  });
});
