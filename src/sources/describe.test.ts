import { describe, expect, it } from "vitest";
import { describeColumns } from "./describe.js";
import type { Looked } from "./model.js";

const looked = (names: readonly string[], sample: readonly (readonly string[])[]): Looked => ({
  sniffed: {
    format: "csv",
    compression: "none",
    encoding: "utf-8",
    delimiter: ",",
    lineEnd: "lf",
    header: true,
    notes: [],
  },
  columns: names.map((name) => ({ name, kind: "text" })),
  sample,
});

describe("what a file seems to hold", () => {
  it("finds subject, customer, times, deadline, channel and amount of a wide table", () => {
    const sample = Array.from({ length: 40 }, (_, i) => [
      `${1000 + i}`,
      `jo${i % 9}@example.org`,
      `2026-01-${String(1 + (i % 28)).padStart(2, "0")} 10:00:00`,
      i % 4 ? `2026-01-${String(1 + (i % 28)).padStart(2, "0")} 11:00:00` : "",
      "2026-02-01",
      i % 2 ? "app" : "desk",
      `${i * 3}.50`,
      ["Utrecht", "Arnhem"][i % 2]!,
    ]);
    const { proposals, shape, columns } = describeColumns(
      looked(
        ["order_id", "email", "placed_at", "delivered_at", "promised_delivery_date", "channel", "total", "store"],
        sample,
      ),
    );
    expect(shape).toBe("wide");
    expect(proposals).toMatchObject({
      subject: "order_id",
      customer: [{ column: "email", namespace: "email" }],
      deadlines: ["promised_delivery_date"],
      channel: "channel",
      amount: "total",
      activity: null,
    });
    expect(proposals.times).toEqual([
      { column: "placed_at", type: "order.placed", pattern: null },
      { column: "delivered_at", type: "order.delivered", pattern: null },
    ]);
    expect(proposals.properties).toEqual(["store"]);
    expect(columns.find((column) => column.name === "delivered_at")).toMatchObject({ kind: "time", emptyShare: 0.25 });
  });

  it("finds case, activity and time of an event log", () => {
    const sample = Array.from({ length: 40 }, (_, i) => [
      `case-${Math.floor(i / 4)}`,
      ["Register", "Check", "Decide", "Send"][i % 4]!,
      `2026-01-01T10:${String(i).padStart(2, "0")}:00.000+01:00`,
    ]);
    const { proposals, shape } = describeColumns(
      looked(["case:concept:name", "concept:name", "time:timestamp"], sample),
    );
    expect([shape, proposals.subject, proposals.activity, proposals.times[0]?.column]).toEqual([
      "long",
      "case:concept:name",
      "concept:name",
      "time:timestamp",
    ]);
  });

  it("says when 03/04/2025 could be two days, and gives a pattern for short years", () => {
    const { notes, proposals } = describeColumns(
      looked(
        ["id", "date", "seen"],
        [
          ["a", "03/04/2025", "14/07/26 10:00"],
          ["b", "05/06/2025", "15/07/26 11:00"],
        ],
      ),
    );
    expect(notes).toEqual(["date: 03/04/2025 could be day/month or month/day; say which with a format"]);
    expect(proposals.times.map((time) => time.pattern)).toEqual([null, "d/M/yy H:mm"]);
  });

  it("takes numbers for times only under a name of time, and knows decimal commas", () => {
    const { columns } = describeColumns(
      looked(
        ["ts", "n", "price", "phone"],
        [
          ["1750000000", "1750000000", "1.234,50", "+31 20 123 4567"],
          ["1750000100", "1750000100", "2,50", "020-1234567"],
        ],
      ),
    );
    expect(columns.map((column) => [column.kind, column.decimal])).toEqual([
      ["time", null],
      ["number", "."],
      ["number", ","],
      ["phone", null],
    ]);
  });
});
