import type { Table } from "../../src/core/table.js";
import { exportsThatCall, sources } from "./declared.js";
import { markdownTable, page } from "./markdown.js";

/** All tables of facts, by name. */
export const allTables = async (): Promise<readonly { readonly path: string; readonly table: Table }[]> => {
  const found = await exportsThatCall("table");
  const tables = found.filter(
    (one): one is typeof one & { value: Table } =>
      typeof one.value === "object" && one.value !== null && "orderBy" in one.value && "columns" in one.value,
  );
  return tables
    .map(({ path, value }) => ({ path, table: value }))
    .sort((a, b) => (a.table.table < b.table.table ? -1 : 1));
};

export const tablesPage = async (): Promise<string> => {
  const texts = new Map(sources().map((file) => [file.path, file.text]));
  const sections = (await allTables()).map(({ path, table }) => {
    const comments = columnComments(texts.get(path)!);
    const rows = Object.entries(table.columns).map(([name, type]) => [
      `\`${name}\``,
      `\`${type}\``,
      comments.get(name) ?? "",
    ]);
    return `## ${table.table}\n\n${table.says} In order of ${table.orderBy.join(", ")}; on a cluster spread by ${table.shardBy}.\n\n${markdownTable(["column", "type", ""], rows)}`;
  });
  return page("Tables of facts", "the `tables.ts` of the stages", ...sections);
};

/** The doc comment that stands before a column. */
const columnComments = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/\/\*\* ([^\n]*?) \*\/\n\s+(\w+): "/g)].map((match) => [match[2]!, match[1]!]));
