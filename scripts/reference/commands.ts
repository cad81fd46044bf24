import { z } from "zod";
import type { UseCase } from "../../src/core/use-case.js";
import { exportsThatCall } from "./declared.js";
import { fieldsOf, type Json } from "./fields.js";
import { markdownTable, page } from "./markdown.js";

type AnyUseCase = UseCase<unknown, z.ZodObject, z.ZodType>;

/** All use cases, by name: from each a command of the command line is derived. */
export const allUseCases = async (): Promise<readonly AnyUseCase[]> => {
  const found = await exportsThatCall("useCase");
  const cases = found
    .map((one) => one.value)
    .filter(
      (value): value is AnyUseCase => typeof value === "object" && value !== null && "run" in value && "cli" in value,
    );
  return [...new Set(cases)].sort((a, b) => (a.name < b.name ? -1 : 1));
};

export const inputFields = (one: AnyUseCase) =>
  fieldsOf(z.toJSONSchema(one.input, { io: "input", unrepresentable: "any" }) as Json);

export const commandsPage = async (): Promise<string> => {
  const sections = (await allUseCases()).map((one) => {
    const positional = one.cli.positional ?? [];
    const option = (name: string) =>
      positional.includes(name) ? name.toUpperCase() : `--${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
    const rows = inputFields(one)
      .filter((field) => !/[.[]/.test(field.path))
      .map((field) => [`\`${option(field.path)}\``, field.type, field.says]);
    const examples = one.cli.examples.map((example) => `${example.command.padEnd(48)}  # ${example.does}`).join("\n");
    return [
      `## kept ${one.name}`,
      one.says,
      `\`\`\`sh\n${examples}\n\`\`\``,
      rows.length > 0 ? markdownTable(["", "value", "meaning"], rows) : "",
      one.cli.formats ? `\`--format\` ${one.cli.formats.join(", ")}` : "",
    ]
      .filter((part) => part !== "")
      .join("\n\n");
  });
  return page(
    "Commands",
    "the use cases in src/app",
    "`kept COMMAND --help` prints the same. All commands take `-C DIR` (the workspace folder).",
    ...sections,
  );
};
