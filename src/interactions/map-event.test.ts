import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siegeN, siegeSeed } from "../../test/siege.js";
import type { RecordMapping, SourceDefinition } from "../sources/model.js";
import {
  column,
  constant,
  mapping,
  property,
  type Row,
  readingRoom,
  source,
  template,
  time,
} from "../sources/reader/reading.fixture.js";
import { mapEvents } from "./map-event.js";
import { readPlan, wantedColumns } from "./read-plan.js";
import { badRows, stagedRows } from "./staged.js";

const plan = { plan: readPlan, wanted: wantedColumns, rows: stagedRows, bad: badRows };

const definition = (over: Partial<SourceDefinition>): SourceDefinition =>
  source({
    name: "shop",
    empty: ["n/a", "NULL"],
    records: [
      mapping({
        type: column("event", { "Order Placed": "placed", Started: "placed" }, "other"),
        at: time("at"),
        recorded: time("known"),
        subject: column("properties.order"),
        customer: [template("user:", { column: "user" }), template("anonymous:", { column: "anonymous" })],
        channel: column("channel", null, "web"),
        amount: column("properties.total"),
        score: column("score"),
        text: column("properties.note"),
        properties: {
          store: property("properties.store"),
          n: property("n", "number"),
          day: property("properties.day", "day"),
          moment: property("properties.moment", "time"),
          ok: property("ok", "boolean"),
          many: property("properties.many"),
        },
        where: [{ column: "type", test: "not", values: ["page"] }],
      }),
      mapping({
        type: column("kind"),
        at: time("at", null, "Australia/Lord_Howe"),
        subject: null,
        customer: [column("user")],
      }),
    ] satisfies RecordMapping[],
    ...over,
  });

const pad = (n: number, width = 2) => String(n).padStart(width, "0");
// From 1971 on: before, Node and the engine know other offsets of some zones, each by a table of its own.
const civil = fc
  .tuple(fc.integer({ min: 1971, max: 2298 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => ({ y, m, d }));
const clock = fc
  .tuple(
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.integer({ min: 0, max: 59 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([h, mi, s, f]) => ({ h, mi, s, f }));
const months = ["January", "Feb", "March", "Apr", "May", "June", "Jul", "August", "Sept", "October", "Nov", "December"];
const timeText = fc
  .tuple(civil, clock, fc.integer({ min: 0, max: 17 }), fc.constantFrom("", "Z", "+02:00", "-0530", " UTC"))
  .map(
    ([{ y, m, d }, { h, mi, s, f }, form, offset]) =>
      [
        `${y}-${pad(m)}-${pad(d)}T${pad(h)}:${pad(mi)}:${pad(s)}.${pad(f, 3)}Z`,
        `${y}-${pad(m)}-${pad(d)} ${pad(h)}:${pad(mi)}:${pad(s)}${offset}`,
        `${y}-${pad(m)}-${pad(d)}`,
        `${y}-${pad(m)}-${pad(d)} ${pad(h)}:${pad(mi)}`,
        `${y}/${pad(m)}/${pad(d)} ${pad(h)}:${pad(mi)}:${pad(s)}`,
        `${13 + (d % 15)}/${pad(m)}/${y} ${pad(h)}:${pad(mi)}`,
        `${pad(d)}.${pad(m)}.${y}`,
        `${y}${pad(m)}${pad(d)}`,
        `${y}${pad(m)}${pad(d)}T${pad(h)}${pad(mi)}${pad(s)}Z`,
        String(1_600_000_000_000 + d * 86_400_000 + f),
        String(1_600_000_000 + s),
        `${pad(d)} ${months[m - 1]} ${y} ${pad(h)}:${pad(mi)}`,
        `${months[m - 1]} ${d}, ${y}`,
        `${y}-${pad(m)}-${pad(d)}T${pad(h)}:${pad(mi)}:${pad(s)}.${f}45${offset.trim()}`,
        `2026-03-29 02:${pad(mi)}:00`,
        `2026-10-25 02:${pad(mi)}:00`,
        "yesterday",
        "",
      ][form]!,
  );
const numberText = fc.oneof(
  fc.constantFrom(
    "12.50",
    "1,234.5",
    "€ 12",
    "12 EUR",
    "1e3",
    "-3",
    "+7",
    ".5",
    "12.",
    "1.234.567",
    "abc",
    "1 000",
    "--1",
    "1e400",
    "NaN",
    "inf",
    "n/a",
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((n) => (n + 1).toFixed(3)),
);
const word = fc.oneof(
  fc.constantFrom("", " ", "n/a", "Order Placed", "Started", " x ", "é ü", "a'b\\c\"d", "constructor"),
  fc.string({ maxLength: 12 }),
);
const text = word.map((one) => one.replace(/[\0\p{Surrogate}]/gu, "?"));

const record = fc.record({
  event: text,
  kind: text,
  type: fc.constantFrom("track", "page"),
  at: timeText,
  known: fc.option(timeText, { nil: null }),
  user: fc.option(text, { nil: null }),
  anonymous: text,
  channel: text,
  score: fc.oneof(numberText, fc.integer({ min: -1000, max: 1000 }), fc.constant(null)),
  n: fc.oneof(numberText, fc.integer()),
  ok: fc.oneof(fc.constantFrom("yes", "Nee", "1", "f", "perhaps", "", "ON"), fc.boolean()),
  properties: fc.record({
    order: text,
    total: numberText,
    note: text,
    store: text,
    day: timeText,
    moment: timeText,
    many: fc.oneof(fc.constant([1, "b"]), fc.constant({ a: 1 }), text),
  }),
});

describe("an event's mapping in JavaScript", { timeout: 600_000 }, () => {
  let room: Awaited<ReturnType<typeof readingRoom>>;
  beforeAll(async () => {
    room = await readingRoom(plan);
  });
  afterAll(() => room.close());

  const columns = ["type", "subject", "channel", "text"] as const;
  const shown = (row: Record<string, unknown>, line: number): string => {
    const number = (n: unknown) => (n === null ? null : Number(Number(n).toPrecision(14)));
    return JSON.stringify([
      line,
      ...columns.map((name) => row[name]),
      row.identifiers,
      new Date(typeof row.at === "number" ? row.at : `${String(row.at).replace(" ", "T")}Z`).toISOString(),
      row.recorded === null
        ? null
        : new Date(
            typeof row.recorded === "number" ? row.recorded : `${String(row.recorded).replace(" ", "T")}Z`,
          ).toISOString(),
      number(row.amount),
      number(row.score),
      Object.entries(row.properties as object).sort(),
    ]);
  };

  const bothWays = async (records: readonly object[], zone: string, decimal: "." | ",") => {
    const shop = definition({ zone, decimal });
    // The first record names every path, and both parts of a date beyond twelve: the file then reads as a single event does.
    const head = {
      event: "Order Placed",
      kind: "k",
      type: "track",
      at: "2026-01-13",
      known: null,
      user: "u",
      anonymous: "a",
      channel: "c",
      score: 1,
      n: 1,
      ok: "y",
      properties: { order: "1", total: "1", note: "", store: "", day: "2026-01-01", moment: "2026-01-01", many: "" },
    };
    const all = [head, ...records];
    const path = await room.file(`${Math.random()}.ndjson`, `${all.map((one) => JSON.stringify(one)).join("\n")}\n`);
    const out = await room.outcome(path, shop);
    const map = mapEvents(shop, { slash: "day first" });
    const mapped = all.map((event) => map({ event: event as Record<string, unknown>, at: "", receivedAt: "" }));
    const ours = mapped.flatMap(({ rows }, i) => rows.map((row) => shown({ ...row, recorded: row.recordedAt }, i + 1)));
    const theirs = out.rows.map((row: Row) => shown({ ...row, recorded: row.recorded_at }, Number(row.line)));
    expect(ours.sort()).toEqual(theirs.sort());
    const faults = mapped.flatMap(({ faults }, i) =>
      faults.map((one) => `${i + 1} ${one.code} ${one.column} ${one.value}`),
    );
    expect([...new Set(faults)].sort()).toEqual(
      out.bad.map((row) => `${row.line} ${row.code} ${row.column} ${row.value}`).sort(),
    );
  };

  it("makes the rows and the problems that the SQL makes", async () => {
    const seed = siegeSeed();
    for (const [i, zone] of ["UTC", "Europe/Amsterdam", "Australia/Lord_Howe", "Asia/Kathmandu"].entries())
      await bothWays(fc.sample(record, { numRuns: siegeN(300, 20_000), seed: seed + i }), zone, i === 1 ? "," : ".");
  });

  it("takes the path, the time that was put right and when it came as columns, and nothing that every object has", () => {
    const map = mapEvents(
      definition({
        records: [
          mapping({
            type: constant("x"),
            at: time("timestamp"),
            subject: column("context.page.path"),
            text: column("constructor.name"),
            properties: { came: property("receivedAt", "time"), odd: property("a.b") },
          }),
        ],
      }),
    );
    const { rows } = map({
      event: { context: { page: { path: "/cart" } }, "a.b": "whole" },
      at: "2026-03-01T10:00:00Z",
      receivedAt: "2026-03-01T10:00:01.000Z",
    });
    expect(rows).toMatchObject([
      {
        subject: "/cart",
        text: "",
        at: Date.UTC(2026, 2, 1, 10),
        properties: { came: "2026-03-01T10:00:01.000Z", odd: "whole" },
      },
    ]);
  });

  it("reads of dates that could be either only what is certain", () => {
    const map = mapEvents(
      definition({ records: [mapping({ type: constant("x"), subject: null, customer: [], at: time("at") })] }),
    );
    const of = (at: string) => map({ event: { at }, at: "", receivedAt: "" });
    expect(of("25/12/2026").rows[0]?.at).toBe(Date.UTC(2026, 11, 25));
    expect(of("12/25/2026").rows[0]?.at).toBe(Date.UTC(2026, 11, 25));
    expect(of("03/04/2026").faults).toMatchObject([{ code: "record.time.unreadable" }]);
  });
});
