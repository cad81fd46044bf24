import { z } from "zod";
import type { Result } from "../../core/result.js";
import type { SpecCode } from "../problems.js";

/** What is wrong with a scalar: `must` follows the key's name ("target" must be a share), `write` is the mended form. */
export type Fault = { readonly code: SpecCode; readonly must: string; readonly write?: string };

/** What JSON Schema says of a scalar; YAML reads `95` as a number there, here every scalar arrives as its source text. */
export type Json = { readonly [keyword: string]: unknown };

export type Meaning<T> = {
  /** With its article: "a length of time". */
  readonly what: string;
  readonly examples: readonly (string | number | boolean)[];
  readonly json: Json;
  readonly parse: (text: string) => Result<T, Fault>;
};

/** A scalar of the format: its text, what it means, and what an editor needs to know. */
export const scalar = <T>({ what, examples, json, parse }: Meaning<T>) =>
  z
    .string()
    .transform((text, context): T => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: "custom", message: parsed.error.must, params: parsed.error });
      return z.NEVER;
    })
    .meta({ what, examples: [...examples], json: withVariable(json) });

/** `${NAME}` may stand wherever a scalar may. */
const withVariable = (json: Json): Json => {
  const variable = { type: "string", pattern: "\\$\\{" };
  if (json.type === "string" && json.pattern === undefined && json.enum === undefined) return json;
  if (Array.isArray(json.type) && json.pattern === undefined) return json;
  return { anyOf: [json, variable] };
};
