import type { z } from "zod";
import { queries } from "../../src/core/query.js";
import { clickhouseTypes } from "../../src/core/row.js";
import { exportsThatCall } from "./declared.js";
import { markdownTable, page } from "./markdown.js";

/** All registered queries, by name. */
export const allQueries = async () => {
  await exportsThatCall("query");
  return [...queries()].sort((a, b) => (a.name < b.name ? -1 : 1));
};

export const queriesPage = async (): Promise<string> => {
  const sections = (await allQueries()).map((one) => {
    const columns = Object.entries(one.row.shape).map(([name, schema]) => [
      `\`${name}\``,
      typeName(schema as z.ZodType),
      (schema as z.ZodType).description ?? "",
    ]);
    const steps = one.steps(one.example).map((step) => `- \`${step.name}\`: ${step.says}`);
    return `## ${one.name}\n\n${one.says}\n\n${markdownTable(["column", "type", ""], columns)}\n\n${steps.join("\n")}`;
  });
  return page(
    "Queries",
    "the registry of queries",
    "Each number has one query. `kept explain` prints its SQL and runs it step by step.",
    ...sections,
  );
};

const usual = [
  "String",
  "UInt64",
  "Float64",
  "DateTime64(3, 'UTC')",
  "Date",
  "UInt8",
  "Array(String)",
  "Array(UInt64)",
  "Array(Float64)",
  "Map(String, String)",
];
const types = usual.flatMap((type) => [type, `Nullable(${type})`]);

/** The first of the usual types that the row's schema stands for. */
const typeName = (schema: z.ZodType): string =>
  types.find((type) => clickhouseTypes(schema)?.test(type)) ?? schema.type;
