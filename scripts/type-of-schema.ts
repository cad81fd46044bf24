type Schema = Record<string, unknown>;

/** A JSON schema as a TypeScript type. What it cannot say is `unknown`. */
export const typeOf = (schema: Schema, indent = ""): string => typed(schema, { indent, root: schema });

type Where = { readonly indent: string; readonly root: Schema };

const typed = (schema: Schema, where: Where): string => {
  if (typeof schema.$ref === "string") return typed(found(schema.$ref, where.root), where);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((each) => JSON.stringify(each)).join(" | ");
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return [...new Set(choices.map((each) => typed(each, where)))].join(" | ");
  if (Array.isArray(schema.allOf)) return schema.allOf.map((each) => `(${typed(each, where)})`).join(" & ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typed({ ...schema, type }, where)).join(" | ");
  switch (schema.type) {
    case "string":
      return "string";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `(${schema.items ? typed(schema.items as Schema, where) : "unknown"})[]`;
    case "object":
      return object(schema, where);
    default:
      return "unknown";
  }
};

const object = (schema: Schema, where: Where): string => {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  if (properties.length === 0) {
    const values = schema.additionalProperties;
    return `Record<string, ${typeof values === "object" && values !== null ? typed(values as Schema, where) : "unknown"}>`;
  }
  const inner = { ...where, indent: `${where.indent}  ` };
  const required = new Set((schema.required ?? []) as string[]);
  const lines = properties.map(([key, each]) => {
    const says = typeof each.description === "string" ? `/** ${each.description.replaceAll("*/", "")} */ ` : "";
    const name = /^\w+$/.test(key) ? key : JSON.stringify(key);
    return required.has(key)
      ? `${inner.indent}${says}${name}: ${typed(each, inner)};`
      : `${inner.indent}${says}${name}?: ${typed(each, inner)} | undefined;`;
  });
  return `{\n${lines.join("\n")}\n${where.indent}}`;
};

/** Only within the document: `#/$defs/Name`. */
const found = (ref: string, root: Schema): Schema =>
  ref
    .replace(/^#\/?/, "")
    .split("/")
    .filter(Boolean)
    .reduce<Schema>((at, key) => (at[key] ?? {}) as Schema, root);
