import { z } from "zod";
import { environment } from "../../src/app/environment.js";
import { ServeSettings, variableOf } from "../../src/app/serve/settings.js";
import { ownCommands } from "../../src/cli/own-commands.js";
import { sources } from "./declared.js";
import { markdownTable, page } from "./markdown.js";

type Property = { readonly description?: string; readonly default?: unknown; readonly enum?: readonly string[] };

export const serveSettings = (): readonly { field: string; says: string; default: string }[] => {
  const { properties = {} } = z.toJSONSchema(ServeSettings, { io: "output", unrepresentable: "any" }) as {
    properties?: Record<string, Property>;
  };
  return Object.entries(properties).map(([field, one]) => ({
    field,
    says: `${one.description ?? ""}${one.enum ? ` One of ${one.enum.join(", ")}.` : ""}`,
    default: one.default === undefined ? "" : JSON.stringify(one.default),
  }));
};

/** Every variable that the sources read, so that none can be left out. */
export const usedVariables = (): readonly string[] => {
  const lines = sources().flatMap(({ text }) => text.split("\n"));
  const read = lines.flatMap((line) => [
    ...[...line.matchAll(/\benv\.(KEPT_\w+)/g)].map(([, name]) => name!),
    ...(/\} = (process\.)?env\b/.test(line) ? [...line.matchAll(/\bKEPT_\w+/g)].map(([name]) => name) : []),
  ]);
  return [...new Set(read)];
};

export const declaredVariables = (): readonly string[] => [
  ...Object.keys(environment),
  ...Object.keys(ServeSettings.shape).map(variableOf),
];

export const settingsPage = (): string => {
  const flags = ownCommands.find((one) => one.name === "serve")!.options;
  const flagOf = (field: string) => flags.find((one) => one.field === field)?.flag;
  return page(
    "Settings",
    "src/app/serve/settings.ts and src/app/environment.ts",
    "## Of `kept serve`",
    "A flag comes before the variable, the variable before `kept.serve.yaml` beside kept.yaml, the file before the default. In the file a setting is written by the name in the first column: `port: 8080`.",
    markdownTable(
      ["setting", "variable", "flag", "default", ""],
      serveSettings().map((one) => {
        const flag = flagOf(one.field);
        return [
          `\`${one.field}\``,
          `\`${variableOf(one.field)}\``,
          flag ? `\`${flag}\`` : "",
          one.default === "" ? "" : `\`${one.default}\``,
          one.says,
        ];
      }),
    ),
    "## Of every command",
    "By the environment alone: where the stores are differs from machine to machine, and secrets belong into no file of the workspace.",
    markdownTable(
      ["variable", ""],
      Object.entries(environment).map(([name, says]) => [`\`${name}\``, says]),
    ),
    "`NO_COLOR` and `NODE_OPTIONS` are obeyed as everywhere. Traces: `NODE_OPTIONS=--import=FILE` with a file that starts an OpenTelemetry SDK ([running it for a company](../guide/run-it-for-a-company.md)).",
  );
};
