import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compile, from, query, step } from "./query.js";
import { clickhouseTypes, row } from "./row.js";
import { p, render, sql } from "./sql.js";

const steps = [
  step("owed", "What is owed.", sql`SELECT ${p.int(1)} AS n`),
  step("judged", "What came of it.", sql`SELECT n FROM ${from("owed")}`),
  step("counted", "How often.", sql`SELECT count() AS n FROM ${from("judged")}`),
];
const text = (until?: string) => render(compile(steps, until), { database: "kept" }).text;

describe("a query", () => {
  it("is one statement of named steps", () => {
    expect(text()).toBe(
      "WITH `owed` AS (\nSELECT {p0:Int64} AS n\n),\n`judged` AS (\nSELECT n FROM `owed`\n)\nSELECT count() AS n FROM `judged`",
    );
  });

  it("can be looked at up to any step", () => {
    expect(text("owed")).toBe("SELECT {p0:Int64} AS n");
    expect(text("judged")).toBe("WITH `owed` AS (\nSELECT {p0:Int64} AS n\n)\nSELECT n FROM `owed`");
    expect(() => text("none")).toThrow("no step is called none");
  });

  it("has a name of its own", () => {
    const declare = () =>
      query({ name: "only one", says: "?", row: z.object({ n: row.count() }), example: {}, steps: () => steps });
    declare();
    expect(declare).toThrow("two queries are called only one");
  });
});

describe("the schema of a row's column", () => {
  it("knows its ClickHouse types, also after it was described", () => {
    expect("UInt64").toMatch(clickhouseTypes(row.count().describe("How many."))!);
    expect("Nullable(Float64)").not.toMatch(clickhouseTypes(row.number())!);
    expect("DateTime64(3, 'UTC')").toMatch(clickhouseTypes(row.instant())!);
    expect("DateTime64(3)").not.toMatch(clickhouseTypes(row.instant())!);
    expect(clickhouseTypes(z.string())).toBeUndefined();
    expect(clickhouseTypes(undefined)).toBeUndefined();
  });

  it("reads what the engine's JSON gives", () => {
    expect(row.count().parse("12")).toBe(12);
    expect(() => row.count().parse("1.5")).toThrow();
    expect(row.key().parse("18446744073709551615")).toBe("18446744073709551615");
    expect(row.numberOrNull().parse(null)).toBeNull();
    expect(() => row.number().parse(null)).toThrow();
    expect(row.flag().parse(1)).toBe(true);
    expect(row.instant().parse("2026-01-01T00:00:00.123Z").getTime()).toBe(Date.UTC(2026, 0, 1, 0, 0, 0, 123));
  });
});
