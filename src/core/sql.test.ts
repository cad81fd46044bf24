import { describe, expect, it } from "vitest";
import { p, render, type Sql, sql } from "./sql.js";
import { columnsOf, table } from "./table.js";

const orders = table({
  table: "orders",
  says: "Orders.",
  columns: { id: "UInt64", name: "String" },
  orderBy: ["id"],
  shardBy: "id",
});
const { id, name } = columnsOf(orders);
const text = (piece: Sql) => render(piece, { database: "kept" }).text;

describe("the sql tag", () => {
  it("does not compile with a bare string or number in a hole", () => {
    const users = "1; DROP TABLE orders";
    // @ts-expect-error a string is not SQL
    expect(() => text(sql`SELECT ${users}`)).toThrow();
    // @ts-expect-error a number is not SQL either: p.int(1)
    expect(() => text(sql`SELECT ${1}`)).toThrow();
    // @ts-expect-error nor is a value that may be missing
    expect(() => text(sql`SELECT ${undefined as string | undefined}`)).not.toThrow();
    // @ts-expect-error nor a list of strings
    expect(() => text(sql.join(["a", "b"]))).toThrow();
  });

  it("qualifies tables, quotes names and turns values into typed parameters", () => {
    const piece = sql`SELECT ${id}, ${sql.name("odd `name` \\")} FROM ${orders} WHERE ${name} = ${p.text("O'Neil")} AND ${id} > ${p.int(5)}`;
    expect(render(piece, { database: "ke`pt" })).toEqual({
      text: "SELECT `id`, `odd \\`name\\` \\\\` FROM `ke\\`pt`.`orders` WHERE `name` = {p0:String} AND `id` > {p1:Int64}",
      params: { p0: "O'Neil", p1: "5" },
    });
  });

  it("gives the same value of the same type one parameter, and of another type another", () => {
    const { text: rendered, params } = render(sql`${p.text("5")} ${p.int(5)} ${p.text("5")} ${p.number(5)}`, {
      database: "kept",
    });
    expect(rendered).toBe("{p0:String} {p1:Int64} {p0:String} {p2:Float64}");
    expect(params).toEqual({ p0: "5", p1: "5", p2: "5" });
  });

  it("joins and nests pieces", () => {
    const columns = sql.join([id, name]);
    expect(text(sql`SELECT ${columns} FROM (${sql`SELECT * FROM ${orders}`})`)).toBe(
      "SELECT `id`, `name` FROM (SELECT * FROM `kept`.`orders`)",
    );
    expect(text(sql.join([id, name], sql` AND `))).toBe("`id` AND `name`");
    expect(text(sql.join([]))).toBe("");
    expect(text(sql`a${sql.empty}b`)).toBe("ab");
  });

  it("refuses values that no parameter can hold", () => {
    expect(() => p.int(2 ** 53)).toThrow("not a whole number");
    expect(() => p.int(0.5)).toThrow("not a whole number");
    expect(() => p.number(Number.NaN)).toThrow("not a number");
    expect(() => p.numbers([1, Number.POSITIVE_INFINITY])).toThrow("not a number");
    expect(() => p.key("-1")).toThrow("not a key");
    expect(() => p.key("1e3")).toThrow("not a key");
    expect(() => p.instant(new Date(Number.NaN))).toThrow(RangeError);
  });
});
