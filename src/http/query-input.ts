import { z } from "zod";

type Schema = { type?: string; items?: Schema; additionalProperties?: unknown; anyOf?: Schema[] };

/**
 * The input of a use case from a query string: numbers and flags are read as such, a list is the parameter given again, and a
 * record is given as `where=store:Utrecht`. What cannot be read stays a text, so that the schema says what is wrong with it.
 */
export const queryInput = (input: z.ZodObject, query: URLSearchParams): Record<string, unknown> => {
  const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as {
    properties?: Record<string, Schema>;
  };
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, typed(properties[name] ?? {}, query.getAll(name))]),
  );
};

const typed = (schema: Schema, texts: readonly string[]): unknown => {
  const last = texts.at(-1) ?? "";
  if (schema.type === "array") return texts.map((text) => typed(schema.items ?? {}, [text]));
  if (schema.type === "object")
    return Object.fromEntries(
      texts.map((text) => {
        const at = text.indexOf(":");
        return at < 1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
      }),
    );
  if (schema.type === "number" || schema.type === "integer")
    return last.trim() !== "" && Number.isFinite(Number(last)) ? Number(last) : last;
  if (schema.type === "boolean") return last === "true" || last === "" ? true : last === "false" ? false : last;
  return last;
};
