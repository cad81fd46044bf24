import { z } from "zod";
import { useCase } from "../core/use-case.js";
import { jsonSchema } from "../spec/json-schema.js";
import type { Context } from "./context.js";

export const schema = useCase({
  name: "schema",
  title: "Print the schema of kept.yaml",
  says: "Prints the JSON Schema (2020-12) of kept.yaml and its parts, by which editors complete and check them.",
  input: z.object({}),
  output: z.record(z.string(), z.unknown()),
  needs: "read",
  cli: {
    examples: [
      {
        command: "kept schema > kept.schema.json",
        does: "then, on top of kept.yaml: # yaml-language-server: $schema=kept.schema.json",
      },
    ],
    formats: ["json"],
  },
  run: async (_context: Context) => jsonSchema(),
});
