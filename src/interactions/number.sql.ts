import { p, type Sql, sql } from "../core/sql.js";
import type { Derived } from "./derived.js";

/** A text as a finite number, NULL where it is none. Thousands signs and a currency around it are taken off. */
export const numberOf = (text: Sql, decimal: "." | ",", { define }: Derived): Sql => {
  // Most numbers are digits and a point, and need no regular expression. With a decimal comma `1.234` is over a thousand.
  const fast = define(
    decimal === "."
      ? sql`toFloat64OrNull(${text})`
      : sql`toFloat64OrNull(if(match(${text}, '^-?[0-9]+$'), ${text}, ''))`,
  );
  const around = p.text("^[^0-9+.,-]{1,4}\\s*|\\s*[^0-9.,]{1,4}$|[\\s\u00a0\u202f']");
  const bare = define(sql`if(isNull(${fast}) AND ${text} != '', replaceRegexpAll(${text}, ${around}, ''), '')`);
  const thousands =
    decimal === "." ? "^[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?$" : "^[+-]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]*)?$";
  const plain =
    decimal === "." ? "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$" : "^[+-]?([0-9]+,?[0-9]*|,[0-9]+)$";
  const point =
    decimal === "." ? sql`replaceAll(${bare}, ',', '')` : sql`replaceOne(replaceAll(${bare}, '.', ''), ',', '.')`;
  const number = define(
    sql`ifNull(${fast}, if(match(${bare}, ${p.text(`${plain}|${thousands}`)}), toFloat64OrNull(${point}), NULL))`,
  );
  return define(sql`if(isFinite(${number}), ${number}, NULL)`);
};
