import { z } from "zod";

/** One thing or a list of them, as a list. */
export const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([item.transform((one) => [one as z.infer<T>]), z.array(item).min(1).max(1_000)]) as z.ZodType<z.infer<T>[]>;
