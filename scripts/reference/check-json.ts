import { z } from "zod";
import { CheckResult } from "../../src/promises/verdict.js";
import { fieldsOf, type Json } from "./fields.js";
import { markdownTable, page } from "./markdown.js";

/** Every number and word of the answer of `kept check --format json`. */
export const checkFields = () => fieldsOf(z.toJSONSchema(CheckResult, { io: "output" }) as Json);

export const checkPage = (): string =>
  page(
    "The answer of kept check",
    "src/promises/verdict.ts",
    "`kept check --format json` prints one object of this shape. `kept: v1` is its version: a field never changes its meaning in it. `[]` stands for each element of a list.",
    markdownTable(
      ["field", "type", "meaning"],
      checkFields().map((field) => [`\`${field.path}\``, field.type, field.says]),
    ),
  );
