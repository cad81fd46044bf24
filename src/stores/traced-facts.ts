import { spanned } from "../core/span.js";
import type { Facts } from "./facts.js";

/** Each question to the facts as a span. Neither statement nor parameters go along: both may name people. */
export const tracedFacts = (facts: Facts): Facts => {
  const attributes = { "db.system": "clickhouse", "db.namespace": facts.home.database };
  const insert: Facts["insert"] = (table, ...rest) =>
    spanned("facts insert", { ...attributes, "db.collection.name": table.table }, () => facts.insert(table, ...rest));
  return {
    home: facts.home,
    query: ((...asked: Parameters<Facts["query"]>) =>
      spanned("facts query", attributes, () => facts.query(...asked))) as Facts["query"],
    stream: facts.stream.bind(facts),
    command: (...asked) => spanned("facts command", attributes, () => facts.command(...asked)),
    insert,
    insertFile: (table, file) =>
      spanned("facts insert", { ...attributes, "db.collection.name": table.table }, () =>
        facts.insertFile(table, file),
      ),
    close: () => facts.close(),
  };
};
