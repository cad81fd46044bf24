import { p, type Sql, sql } from "../core/sql.js";

/** A text as a finite number, NULL where it is none. Thousands signs and a currency around it are taken off. */
export const numberOf = (text: Sql, decimal: "." | ","): Sql => {
  const finite = (value: Sql) => sql`if(isFinite(${value}), ${value}, NULL)`;
  const bare = sql`replaceRegexpAll(${text}, ${p.text("^[^0-9+.,-]{1,4}\\s*|\\s*[^0-9.,]{1,4}$|[\\s\u00a0\u202f']")}, '')`;
  const thousands = decimal === "." ? "^[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?$" : "^[+-]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]*)?$";
  const plain = decimal === "." ? "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$" : "^[+-]?([0-9]+,?[0-9]*|,[0-9]+)$";
  const point = (value: Sql) => (decimal === "." ? sql`replaceAll(${value}, ',', '')` : sql`replaceOne(replaceAll(${value}, '.', ''), ',', '.')`);
  const slow = sql`if(match(${bare}, ${p.text(`${plain}|${thousands}`)}), toFloat64OrNull(${point(bare)}), NULL)`;
  // Most numbers are digits and a point, and need no regular expression. With a decimal comma `1.234` is over a thousand.
  const fast = decimal === "." ? sql`toFloat64OrNull(${text})` : sql`toFloat64OrNull(if(match(${text}, '^-?[0-9]+$'), ${text}, ''))`;
  return finite(sql`ifNull(${fast}, ${slow})`);
};
