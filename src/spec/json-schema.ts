import { z } from "zod";
import { FileV1 } from "./v1/file.js";

/** JSON Schema (draft 2020-12) of kept.yaml and of the files it includes, for editors. What it refuses the loader refuses too. */
export const jsonSchema = (): Record<string, unknown> => {
  const schema = z.toJSONSchema(FileV1, {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema: out }) => {
      // A scalar arrives here as its source text; an editor's YAML knows numbers and booleans.
      const { json, what, ...rest } = out as Record<string, unknown>;
      if (json === undefined) return;
      for (const key of Object.keys(out)) delete (out as Record<string, unknown>)[key];
      delete rest.type;
      Object.assign(out, json, rest);
      void what;
    },
  });
  return schema as Record<string, unknown>;
};
