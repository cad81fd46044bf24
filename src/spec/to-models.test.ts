// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problemsOf, shown, small, workspaceOf } from "./spec.fixture.js";

const everything = readFileSync(new URL("./fixtures/everything.kept.yaml", import.meta.url), "utf8");
const whole = workspaceOf(everything);
const promise = (name: string) => whole.promises.find((p) => p.name === name)!;
const source = (name: string) => whole.sources.find((s) => s.name === name)!;
const terms = (name: string) => promise(name).versions[0]!.terms;
const day = { months: 0, days: 1, ms: 0 };

describe("the complete example", () => {
  it("has no problem", () => {
    expect(shown(problemsOf(everything))).toEqual([]);
  });

  it("becomes a company, teams and the day that is asked about", () => {
    expect(whole.asOf).toBe("latest");
    expect(whole.company).toEqual({
      name: "Quick Kitchen",
      purpose: "Nobody should lose their lunch hour to lunch.",
      expression: "reliability",
      values: ["fast", "honest", "warm"],
      timezone: "Europe/Amsterdam",
      currency: "EUR",
      topLine: { kind: "people" },
    });
    expect(whole.teams).toEqual([
      { name: "kitchen", says: "Kitchen", lead: "Amara", members: ["Bo", "Chidi"], email: "kitchen@example.com" },
      { name: "desk", says: "Help desk", lead: null, members: [], email: null },
    ]);
  });

  it("shows what is public, and can switch the public page off", () => {
    expect(whole.publicPage).toBe(true);
    expect(whole.promises.filter((one) => one.public).map((one) => one.name)).toEqual(["fast"]);
    expect(workspaceOf(everything.replace("public: true #", "public: false #")).publicPage).toBe(false);
  });

  it("has a promise of every kind with its terms", () => {
    expect(terms("fast")).toEqual({ kind: "duration", within: { months: 0, days: 0, ms: 300_000 } });
    expect(terms("arrives")).toEqual({ kind: "deadline", by: "promised", means: "day", grace: day });
    expect(terms("complete")).toEqual({
      kind: "outcome",
      expects: [{ field: "complete", test: "in", values: ["yes"] }],
      within: { months: 0, days: 2, ms: 0 },
    });
    expect(terms("liked")).toEqual({ kind: "score", atLeast: 4, within: { months: 0, days: 14, ms: 0 } });
    expect(terms("onecall")).toEqual({ kind: "absence", within: { months: 0, days: 7, ms: 0 } });
    expect(terms("easy")).toEqual({
      kind: "effort",
      atMost: 2,
      of: "handovers",
      handover: "agent",
      within: { months: 0, days: 14, ms: 0 },
    });
    expect(terms("sameprice")).toEqual({
      kind: "consistency",
      compares: "amount",
      margin: { relative: 0.01 },
      within: day,
    });
    expect(terms("own")).toMatchObject({ kind: "measure", sql: expect.stringContaining("SELECT") });
    expect(promise("onecall")).toMatchObject({
      made: { types: ["call.ended"] },
      counts: { types: ["call.started"] },
      met: null,
      per: "customer",
      owner: "person:amara",
    });
    expect(promise("easy")).toMatchObject({
      counts: { types: ["ticket.contact"] },
      met: { types: ["ticket.solved"] },
      endOfDay: true,
      calendar: { name: "night" },
    });
    expect(promise("own")).toMatchObject({ made: null, met: null, counts: null, void: null });
  });

  it("is private where opinions are in it", () => {
    expect(whole.promises.filter((p) => p.private).map((p) => p.name)).toEqual(["liked", "own"]);
  });

  it("knows where each promise is declared", () => {
    const { file, line } = promise("arrives").where;
    expect(file).toBe("kept.yaml");
    expect(everything.split("\n")[line - 1]).toMatch(/^ {2}arrives:/);
  });

  it("maps columns, templates and constants", () => {
    const [placed, , cancelled] = source("tills").records;
    expect(placed).toMatchObject({
      type: { kind: "constant", value: "order.placed" },
      at: { from: { kind: "column", column: "placed_at" }, pattern: "dd/MM/yyyy HH:mm", zone: "UTC" },
      recorded: { from: { kind: "column", column: "exported_at" }, pattern: null, zone: null },
      subject: { kind: "template", parts: ["order:", { column: "order_id" }] },
      channel: { kind: "column", column: "channel", map: { K: "kiosk", A: "app" }, fallback: "counter" },
      score: null,
      properties: {
        store: {
          from: { kind: "column", column: "store_id", map: null, fallback: null },
          as: "text",
          pattern: null,
          zone: null,
        },
        promised: { as: "day", pattern: "dd/MM/yyyy" },
        weight: { from: { fallback: "0" }, as: "number" },
        meal: { from: { kind: "constant", value: "lunch" } },
      },
      where: [
        { column: "status", test: "in", values: ["paid", "free"] },
        { column: "training", test: "not", values: ["1"] },
        { column: "voucher", test: "empty", values: [] },
      ],
    });
    expect(placed!.customer).toHaveLength(2);
    expect(cancelled!.at.from).toEqual({
      kind: "template",
      parts: [{ column: "cancel_day" }, " ", { column: "cancel_time" }],
    });
    expect(source("desk").records[0]!.type).toEqual({
      kind: "column",
      column: "event",
      map: { opened: "ticket.opened", contact: "ticket.contact", solved: "ticket.solved" },
      fallback: "ticket.other",
    });
    expect(source("ratings")).toMatchObject({
      private: true,
      files: ["data/ratings.xlsx"],
      read: { format: null, sheet: "Answers", header: true, skipLines: 0 },
      zone: "Europe/Amsterdam",
    });
    expect(source("tills").expect).toEqual({ every: day, within: { months: 0, days: 0, ms: 21_600_000 }, by: "store" });
  });

  it("counts calendars in minutes, with several blocks a day, closed days and days of their own", () => {
    const [office, night] = whole.calendars;
    expect(office!.week[0]).toEqual([
      { from: 540, to: 750 },
      { from: 810, to: 1080 },
    ]);
    expect(office!.week[5]).toEqual([{ from: 600, to: 840 }]);
    expect(office!.week[6]).toEqual([]);
    expect(office!.exceptions).toEqual({ "2026-12-25": [], "2026-12-26": [] });
    expect(night!.week[6]).toEqual([
      { from: 0, to: 120 },
      { from: 1080, to: 1440 },
    ]);
    expect(night!.exceptions).toEqual({ "2026-12-24": [{ from: 1080, to: 1200 }], "2026-12-25": [] });
  });

  it("gives every promise the conditions of its occasion", () => {
    expect(promise("fast").made!.where).toEqual([
      { field: "channel", test: "in", values: ["kiosk", "counter"] },
      { field: "store", test: "in", values: ["Utrecht", "Arnhem"] },
      { field: "amount", test: "compare", operator: ">=", number: 2 },
      { field: "meal", test: "not", values: ["staff"] },
      { field: "weight", test: "present" },
    ]);
  });
});

describe("versions", () => {
  const dated = (zone: string, from: readonly string[]) =>
    workspaceOf(
      small({
        promise: `target: 95%\n    versions: [${from.map((f) => `{ from: ${f}, within: 3m }`).join(", ")}]`,
      }).replace("Europe/Amsterdam", zone),
    ).promises[0]!.versions;

  it("come oldest first, each until the next, whatever the order in the file", () => {
    expect(promise("fast").versions).toMatchObject([
      {
        from: new Date("2024-12-31T23:00:00Z"),
        to: new Date("2025-12-31T23:00:00Z"),
        target: 0.9,
        says: "Your food is in your hands within five minutes.",
      },
      {
        from: new Date("2025-12-31T23:00:00Z"),
        to: null,
        target: 0.95,
        says: "Your food is in your hands within three minutes.",
      },
    ]);
    expect(promise("fast").target).toBe(0.95);
  });

  it("begin at local midnight, in winter and in summer", () => {
    expect(dated("Europe/Amsterdam", ["2026-07-01", "2026-01-01"]).map((v) => v.from)).toEqual([
      new Date("2025-12-31T23:00:00Z"),
      new Date("2026-06-30T22:00:00Z"),
    ]);
  });

  it("begin with the first moment of a day whose midnight the clock skips", () => {
    // Cairo moved its clocks forward at midnight on 28 April 2023: the day began at 01:00 (22:00 UTC).
    expect(dated("Africa/Cairo", ["2023-04-28"])[0]!.from).toEqual(new Date("2023-04-27T22:00:00Z"));
  });

  it("are one without dates when none are given", () => {
    expect(workspaceOf(small()).promises[0]!.versions).toMatchObject([{ from: null, to: null, target: 0.95 }]);
  });
});

describe("what is left out", () => {
  it("has the documented default", () => {
    expect(workspaceOf(small()).promises[0]).toMatchObject({
      published: [],
      value: null,
      owner: null,
      void: null,
      per: "subject",
      calendar: null,
      zone: "Europe/Amsterdam",
      endOfDay: false,
      window: { kind: "rolling", length: { months: 0, days: 28, ms: 0 } },
      minimum: 30,
      level: 0.95,
      split: [],
      private: false,
      remedy: null,
    });
    expect(workspaceOf(small()).asOf).toBeNull();
  });
});

describe("a score without an occasion", () => {
  it("is conditioned on the answer itself", () => {
    const text = small({
      more: "  liked: { says: x, kind: score, met: order.rated, at_least: 4, target: 80%, where: { channel: mail } }",
    }).replace(
      "promises:",
      "  asked: { files: a.csv, records: [{ type: order.rated, at: t, score: s, channel: c }] }\npromises:",
    );
    expect(workspaceOf(text).promises[1]).toMatchObject({
      made: null,
      met: { types: ["order.rated"], where: [{ field: "channel", test: "in", values: ["mail"] }] },
    });
  });
});

describe("numbers where a text is expected (Y2)", () => {
  it("keep the digits that were written", () => {
    const text = small({
      promise:
        "within: 3m\n    target: 95%\n    where: { store: [00123, 1e3, NO, 9007199254740993, 0x1F, 1_000, .5, 2026-01-01, yes] }",
    });
    expect(workspaceOf(text).promises[0]!.made!.where).toEqual([
      {
        field: "store",
        test: "in",
        values: ["00123", "1e3", "NO", "9007199254740993", "0x1F", "1_000", ".5", "2026-01-01", "yes"],
      },
    ]);
    const mapped = small().replace("channel: via", "channel: { from: via, map: { 007: app, 1.0: kiosk } }");
    expect(workspaceOf(mapped).sources[0]!.records[0]!.channel).toMatchObject({
      map: { "007": "app", "1.0": "kiosk" },
    });
  });
});

describe("the hashes", () => {
  const hash = (text: string) => workspaceOf(text).promiseHashes.fast;

  it("stay when only the wording, the target or the window changes", () => {
    const base = hash(small());
    expect(hash(small().replace("Three minutes.", "Three minutes, promised."))).toBe(base);
    expect(hash(small({ promise: "target: 90%\n    window: 7d\n    minimum: 5\n    within: PT3M" }))).toBe(base);
    expect(hash(`# a comment\n${small()}`)).toBe(base);
  });

  it("change when a commitment could turn out differently", () => {
    const base = hash(small());
    for (const other of [
      small({ promise: "within: 4m\n    target: 95%" }),
      small({ promise: "within: 3m\n    target: 95%\n    where: { store: a }" }),
      small().replace("Europe/Amsterdam", "UTC"),
      small({ promise: "within: 3m\n    target: 95%\n    split: [store]" }),
    ])
      expect(hash(other)).not.toBe(base);
  });

  it("of a source change with its mapping, not with its files", () => {
    const of = (text: string) => workspaceOf(text).mappingHashes.tills;
    expect(of(small().replace("data/*.csv", "other/*.csv"))).toBe(of(small()));
    expect(of(small().replace("amount: total", "amount: sum"))).not.toBe(of(small()));
  });
});
