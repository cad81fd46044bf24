import { z } from "zod";
import type { Path } from "./place.js";

/** Takes off what wraps a schema: optional, pipe. */
const bare = (schema: z.ZodType | undefined): z.ZodType | undefined => {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe && schema.meta()?.json === undefined) return bare(schema.in as z.ZodType);
  return schema;
};

/** The keys of a map; of several forms, all of them. */
export const shape = (schema: z.ZodType | undefined): Record<string, z.ZodType> | undefined => {
  const one = bare(schema);
  if (one instanceof z.ZodObject) return one.shape as Record<string, z.ZodType>;
  if (one instanceof z.ZodUnion)
    return Object.assign(Object.create(null), ...one.options.map((o) => shape(o as z.ZodType) ?? {})) as Record<
      string,
      z.ZodType
    >;
  return undefined;
};

export const schemaAt = (schema: z.ZodType, path: Path): z.ZodType | undefined => {
  let one: z.ZodType | undefined = bare(schema);
  for (const key of path) {
    const list: z.ZodType | undefined =
      one instanceof z.ZodUnion
        ? (one.options
            .map((o) => bare(o as z.ZodType))
            .find((o) => (typeof key === "number" ? o instanceof z.ZodArray : o instanceof z.ZodRecord)) ?? one)
        : one;
    if (list instanceof z.ZodArray && typeof key === "number") one = bare(list.element as z.ZodType);
    else if (list instanceof z.ZodRecord) one = bare(list.valueType as z.ZodType);
    else one = bare(Object.entries(shape(list) ?? {}).find(([name]) => name === key)?.[1]);
  }
  return one;
};

/** How such a value is written. */
export const exampleOf = (schema: z.ZodType | undefined): string | undefined => {
  const one = bare(schema);
  if (one instanceof z.ZodLiteral) return String([...one.values][0]);
  const own = one?.meta()?.examples as readonly unknown[] | undefined;
  if (own?.[0] !== undefined) return String(own[0]);
  if (one instanceof z.ZodUnion) return exampleOf(one.options[0] as z.ZodType);
  if (one instanceof z.ZodRecord)
    return `{ ${exampleOf(one.keyType as z.ZodType)}: ${exampleOf(one.valueType as z.ZodType)} }`;
  if (one instanceof z.ZodObject) {
    const needed = Object.entries(one.shape as Record<string, z.ZodType>).filter(
      ([, field]) => !(field instanceof z.ZodOptional),
    );
    return `{ ${needed.map(([key, field]) => `${key}: ${exampleOf(field) ?? "..."}`).join(", ")} }`;
  }
  const item = one instanceof z.ZodArray ? exampleOf(one.element as z.ZodType) : undefined;
  return item === undefined ? undefined : `[${item}]`;
};

/** What a value must be, in words. */
export const shapeOf = (schema: z.ZodType | undefined): string => {
  const one = bare(schema);
  const what = one?.meta()?.what;
  if (typeof what === "string") return what;
  if (one instanceof z.ZodUnion) return [...new Set(one.options.map((o) => shapeOf(o as z.ZodType)))].join(" or ");
  return one instanceof z.ZodArray ? "a list" : "a map";
};
