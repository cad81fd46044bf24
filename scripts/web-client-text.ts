import { z } from "zod";
import type { Route } from "../src/http/route.js";
import { typeOf } from "./type-of-schema.js";

/** The typed client's file: one entry a route that takes and gives JSON, named like its path. */
export const webClient = (routes: readonly Route[]): string => {
  const all = routes.filter(
    (route) => route.door !== "local" && route.door !== "ingest" && route.path.startsWith("/api/"),
  );
  const named = all.map((route) => ({ route, name: nameOf(route, all) }));
  return [
    "// Written by scripts/web-client.ts from the routes.",
    "",
    `export type Api = {\n${named.map(({ name, route }) => entry(name, route)).join("\n")}\n};`,
    "",
    `export const routes = {\n${named.map(({ name, route }) => `  ${JSON.stringify(name)}: [${JSON.stringify(route.method)}, ${JSON.stringify(route.path)}],`).join("\n")}\n} as const satisfies Record<keyof Api, readonly [method: string, path: string]>;`,
    "",
  ].join("\n");
};

/** `check` for /api/check; with its method before it where one path has several. */
const nameOf = ({ method, path }: Route, all: readonly Route[]): string => {
  const name = path.slice("/api/".length);
  return all.filter((each) => each.path === path).length > 1 ? `${method} ${name}` : name;
};

const entry = (name: string, { path, takes, gives, says }: Route): string => {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, key]) => `${key}: string`);
  const parts = [
    ...(inPath.length > 0 ? [`{ ${inPath.join("; ")} }`] : []),
    ...(takes ? [typeOf(schemaOf(takes, "input"), "    ")] : []),
  ];
  const given = gives === undefined || "media" in gives ? "unknown" : typeOf(schemaOf(gives, "output"), "    ");
  return `  /** ${says.replaceAll("*/", "")} */\n  ${JSON.stringify(name)}: {\n    takes: ${parts.join(" & ") || "{}"};\n    gives: ${given};\n  };`;
};

const schemaOf = (schema: z.ZodType, io: "input" | "output") =>
  z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
