import { z } from "zod";

/**
 * Schemas for the columns of a query's rows, as the engine's JSON gives them. Each knows which ClickHouse types it stands for,
 * so that the contract test can compare a query's described columns with its row schema, types and all.
 */
const types = new WeakMap<z.ZodType, RegExp>();
const stands = <T extends z.ZodType>(schema: T, pattern: RegExp): T => {
  types.set(schema, pattern);
  return schema;
};

export const row = {
  text: () => stands(z.string(), /^(String|LowCardinality\(String\)|Enum8\(.*\))$/),
  /** Counts come quoted, since the engine's are 64 bits wide. */
  count: () =>
    stands(z.union([z.string(), z.number()]).transform(Number).pipe(z.number().int()), /^U?Int(8|16|32|64)$/),
  number: () =>
    stands(z.union([z.number(), z.string()]).transform(Number).pipe(z.number()), /^(Float(32|64)|U?Int(8|16|32|64))$/),
  numberOrNull: () =>
    stands(
      z.union([z.number(), z.string().transform(Number), z.null()]),
      /^Nullable\((Float(32|64)|U?Int(8|16|32|64))\)$/,
    ),
  textOrNull: () => stands(z.string().nullable(), /^Nullable\(String\)$/),
  /** An unsigned 64-bit key: digits, never a number. */
  key: () => stands(z.string().regex(/^\d+$/), /^UInt64$/),
  flag: () => stands(z.union([z.number(), z.boolean()]).transform(Boolean), /^(UInt8|Bool)$/),
  instant: () =>
    stands(
      z.iso.datetime().transform((text) => new Date(text)),
      /^DateTime64\(3, 'UTC'\)$/,
    ),
  instantOrNull: () =>
    stands(
      z.iso
        .datetime()
        .transform((text) => new Date(text))
        .nullable(),
      /^Nullable\(DateTime64\(3, 'UTC'\)\)$/,
    ),
  day: () => stands(z.iso.date(), /^Date(32)?$/),
  texts: () => stands(z.array(z.string()), /^Array\((String|LowCardinality\(String\))\)$/),
  numbers: () =>
    stands(z.array(z.union([z.number(), z.string().transform(Number)])), /^Array\((Float(32|64)|U?Int(8|16|32|64))\)$/),
  keys: () => stands(z.array(z.string()), /^Array\(UInt64\)$/),
  properties: () => stands(z.record(z.string(), z.string()), /^Map\((LowCardinality\(String\)|String), String\)$/),
};

/** Which ClickHouse types the schema stands for, also when it was described since; undefined when it was not made by `row`. */
export const clickhouseTypes = (schema: z.ZodType | undefined): RegExp | undefined =>
  schema === undefined
    ? undefined
    : (types.get(schema) ?? clickhouseTypes(schema._zod.parent as z.ZodType | undefined));
