import { z } from "zod";
import type { CommandLine } from "../core/use-case.js";

/** What the command line must know of a use case before it is loaded. Data only: `kept --help` reads it and opens nothing. */
export type OptionSpec = {
  readonly field: string;
  readonly flag: string;
  readonly short?: string;
  readonly kind: "text" | "number" | "flag" | "list" | "pairs";
  readonly placeholder?: string;
  readonly says: string;
  readonly choices?: readonly string[];
  readonly default?: string;
};
export type PositionalSpec = {
  readonly field: string;
  readonly says: string;
  readonly need: "required" | "optional";
  readonly many: "one" | "many";
  readonly choices?: readonly string[];
};
export type CommandSpec = {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly examples: CommandLine["examples"];
  readonly formats: readonly string[];
  readonly positional: readonly PositionalSpec[];
  readonly options: readonly OptionSpec[];
};

export type Described = {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly input: z.ZodObject;
  readonly cli: CommandLine;
};

type Schema = {
  type?: string;
  description?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  items?: Schema;
  default?: unknown;
  additionalProperties?: unknown;
  placeholder?: string;
  short?: string;
  hidden?: boolean;
};

/** The command that a use case becomes: fields in `cli.positional` by position, all others as options. */
export const commandSpec = (useCase: Described): CommandSpec => {
  const schema = z.toJSONSchema(useCase.input, { io: "input", unrepresentable: "any" }) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const fields = schema.properties ?? {};
  const positional = useCase.cli.positional ?? [];
  return {
    name: useCase.name,
    title: useCase.title,
    says: useCase.says,
    examples: useCase.cli.examples,
    formats: useCase.cli.formats ?? ["table", "json"],
    positional: positional.map((field) => position(field, fields[field] ?? {}, schema.required ?? [])),
    options: Object.entries(fields)
      .filter(([field, each]) => !positional.includes(field) && !each.hidden)
      .map(([field, each]) => option(field, each)),
  };
};

const position = (field: string, schema: Schema, required: readonly string[]): PositionalSpec => {
  const { kind, choices } = shape(schema);
  return {
    field,
    says: schema.description ?? "",
    need: required.includes(field) ? "required" : "optional",
    many: kind === "list" ? "many" : "one",
    ...(choices ? { choices } : {}),
  };
};

const option = (field: string, schema: Schema): OptionSpec => {
  const { kind, choices } = shape(schema);
  const said = schema.default;
  const hasDefault =
    said !== undefined &&
    said !== null &&
    said !== false &&
    !(typeof said === "object" && Object.keys(said as object).length === 0);
  return {
    field,
    flag: `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    kind,
    says: schema.description ?? "",
    ...(schema.short ? { short: schema.short } : {}),
    ...(kind === "flag" ? {} : { placeholder: schema.placeholder ?? placeholder(kind, choices) }),
    ...(choices ? { choices } : {}),
    ...(hasDefault ? { default: Array.isArray(said) ? said.join(",") : String(said) } : {}),
  };
};

const placeholder = (kind: OptionSpec["kind"], choices: readonly string[] | undefined): string =>
  kind === "pairs" ? "NAME=VALUE" : choices ? choices.join("|") : kind === "number" ? "N" : "TEXT";

const shape = (schema: Schema): { kind: OptionSpec["kind"]; choices?: readonly string[] } => {
  const inner = schema.anyOf?.find((each) => each.type !== "null") ?? schema;
  const choices = inner.enum ?? inner.items?.enum;
  const kind = kinds[inner.type ?? "string"] ?? "text";
  return choices ? { kind, choices: choices.map(String) } : { kind };
};

const kinds: Record<string, OptionSpec["kind"]> = {
  boolean: "flag",
  number: "number",
  integer: "number",
  array: "list",
  object: "pairs",
  string: "text",
};

/** The text of `manifest.generated.ts`. */
export const manifestText = (useCases: readonly Described[]): string =>
  `// Generated from the use cases by \`npx tsx scripts/manifest.ts\`; a test fails when it is stale.
import type { CommandSpec } from "./manifest.js";

export const manifest: readonly CommandSpec[] = ${JSON.stringify(useCases.map(commandSpec), null, 2)};
`;
