import { jsonSchema } from "../../src/spec/json-schema.js";
import { type Field, fieldsOf, type Json } from "./fields.js";
import { markdownTable, page } from "./markdown.js";

export const yamlFields = (): readonly Field[] => fieldsOf(jsonSchema() as Json);

export const keptYamlPage = (): string => {
  const fields = yamlFields();
  const kinds = [...new Set(fields.flatMap((field) => field.kinds))];
  const isCommon = (field: Field) => field.kinds.length === kinds.length;
  const under = (prefix: string, rest: (field: Field) => boolean = () => true) =>
    table(
      fields.filter(
        (field) =>
          (field.path === prefix || field.path.startsWith(`${prefix}.`) || field.path.startsWith(`${prefix}[`)) &&
          rest(field),
      ),
    );
  const top = fields.filter((field) => !/[.[]/.test(field.path));
  const promises = "promises.NAME";
  return page(
    "kept.yaml",
    "src/spec/v1",
    "What the files of a workspace may hold; `kept schema` prints the same as JSON Schema for editors. `NAME` is a name of your own; `[]` stands for each element of a list. Needed fields are in bold.",
    variables,
    table(top),
    ...["company", "teams.NAME", "calendars.NAME", "sources.NAME"].map((prefix) => `## ${prefix}\n\n${under(prefix)}`),
    `## ${promises}, every kind\n\n${under(promises, isCommon)}`,
    ...kinds.map(
      (kind) =>
        `## ${promises}, \`kind: ${kind}\`\n\n${under(promises, (field) => !isCommon(field) && field.kinds.includes(kind))}`,
    ),
  );
};

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is what an owner writes
const variables = "`${NAME}` and `${NAME:-default}` in any value are environment variables.";

const table = (fields: readonly Field[]): string =>
  markdownTable(
    ["field", "value", "meaning"],
    fields.map((field) => [field.required ? `**\`${field.path}\`**` : `\`${field.path}\``, field.type, field.says]),
  );
