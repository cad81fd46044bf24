import { z } from "zod";
import { Failure } from "./failure.js";
import type { Door, Route } from "./route.js";

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of all routes but the pages' and those that belong to Kept's own command line. */
export const openApi = (routes: readonly Route[], version: string): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (route.door === "local" || route.tag === "pages") continue;
    const path = route.path.replace(/:(\w+)(\{[^}]*\})?/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operation(route, path) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Kept",
      version,
      description: "Whether a company keeps its promises to customers, for whom it breaks them, and what is missing.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      schemas: { Failure: schemaOf(Failure, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-kept.session" },
        key: { type: "http", scheme: "bearer", description: "An API key with the scope that the route needs." },
        writeKey: { type: "http", scheme: "basic", description: "A source's write key as the user name, no password." },
      },
    },
  };
};

const security: Partial<Record<Door, readonly Json[]>> = {
  open: [],
  ingest: [{ writeKey: [] }],
  "signed in": [{ session: [] }],
};

const operation = (route: Route, path: string): Json => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return {
    operationId: `${route.method}${path.replace(/[^\w]+(\w)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase())}`,
    summary: route.title,
    description: route.says,
    tags: [route.tag],
    security: security[route.door] ?? [{ session: [] }, { key: [route.door] }],
    parameters: [
      ...inPath.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...(route.method === "get" && route.takes ? inQuery(route.takes) : []),
    ],
    ...(route.method !== "get" && route.takes
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(route.takes, "input") } } } }
      : {}),
    responses: {
      200: { description: "The answer.", ...content(route.gives) },
      ...Object.fromEntries(Object.entries(route.fails ?? {}).map(([status, says]) => [status, failure(says)])),
      default: failure("What is wrong, and what to do instead."),
    },
  };
};

const failure = (description: string): Json => ({
  description,
  content: { "application/json": { schema: { $ref: "#/components/schemas/Failure" } } },
});

const content = (gives: Route["gives"]): Json => {
  if (gives === undefined) return {};
  if ("media" in gives) return { content: { [gives.media]: {} } };
  return { content: { "application/json": { schema: schemaOf(gives, "output") } } };
};

const inQuery = (takes: z.ZodType): readonly Json[] => {
  const { properties = {}, required = [] } = schemaOf(takes, "input") as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    schema: schema.type === "object" ? { type: "array", items: { type: "string", pattern: "^[^:]+:" } } : schema,
  }));
};

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
};
