// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { jsonSchema } from "./json-schema.js";
import { problemsOf, small } from "./spec.fixture.js";

const schema = jsonSchema();
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
const everything = readFileSync(new URL("./fixtures/everything.kept.yaml", import.meta.url), "utf8");
const errors = (text: string) => {
  validate(parse(text));
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
};

type Node = { readonly [key: string]: unknown };
const nodes = function* (node: unknown, path: string): Generator<readonly [string, Node]> {
  if (typeof node !== "object" || node === null) return;
  yield [path, node as Node];
  for (const [key, value] of Object.entries(node)) yield* nodes(value, `${path}/${key}`);
};

describe("jsonSchema", () => {
  it("accepts what the loader accepts", () => {
    expect(errors(everything)).toEqual([]);
    expect(errors(small())).toEqual([]);
    expect(errors(small({ promise: "within: ${LIMIT:-3m}\n    target: ${TARGET:-0.9}" }))).toEqual([]);
    expect(
      errors(small({ promise: "within: 1h30m\n    target: 1\n    minimum: 1\n    where: { store: [1, 2.5, true] }" })),
    ).toEqual([]);
    expect(errors("promises: { fast: { says: x, kind: measure, sql: SELECT 1, target: 95% } }")).toEqual([]);
  });

  it.each([
    ["a share without a unit", small({ promise: "within: 3m\n    target: 95" })],
    ["a length of time without a unit", small({ promise: "within: 5\n    target: 95%" })],
    ["a length of time in words", small({ promise: "within: 3 minutes\n    target: 95%" })],
    ["a key that does not exist", small({ promise: "within: 3m\n    targt: 95%" })],
    ["a key of another kind", small({ promise: "within: 3m\n    target: 95%\n    at_least: 4" })],
    ["a kind that does not exist", small().replace("kind: duration", "kind: duraton")],
    ["a name with capitals", small().replace("  fast:\n", "  Fast:\n")],
    ["an owner without its kind", small({ promise: "within: 3m\n    target: 95%\n    owner: kitchen" })],
    ["another version", small().replace("kept: v1", "kept: v2")],
    ["a company without a zone", small().replace("  timezone: Europe/Amsterdam\n", "")],
    ["a record without a time", small().replace("at: placed_at, ", "")],
    ["hours that are none", small({ more: "calendars: { o: { week: { mon: [nine] } } }" })],
    ["a list where a text is needed", small({ promise: "within: [3m]\n    target: 95%" })],
    [
      "a day written the other way",
      small({ promise: "target: 95%\n    versions: [{ from: 31-12-2026, within: 3m }]" }),
    ],
  ])("refuses %s, as the loader does", (_, text) => {
    expect(errors(text)).not.toEqual([]);
    expect(problemsOf(text)).not.toEqual([]);
  });

  it("describes every key", () => {
    const silent: string[] = [];
    for (const [path, node] of nodes(schema, "")) {
      // `properties` is a key of a record, too.
      if (node.type !== "object") continue;
      for (const [key, field] of Object.entries((node.properties ?? {}) as Record<string, Node>)) {
        if (typeof field !== "object" || typeof field.description !== "string") silent.push(`${path}/${key}`);
      }
    }
    expect(silent).toEqual([]);
  });

  it("knows no key that the complete example leaves out", () => {
    const keys = [...nodes(schema, "")].flatMap(([, node]) =>
      node.type === "object" ? Object.keys((node.properties ?? {}) as object) : [],
    );
    expect([...new Set(keys)].filter((key) => key !== "include" && !new RegExp(`\\b${key}:`).test(everything))).toEqual(
      [],
    );
  });

  it("holds nothing of ours that JSON Schema does not know", () => {
    const ours = [...nodes(schema, "")]
      .filter(([path, node]) => !path.endsWith("/properties") && ("json" in node || "what" in node))
      .map(([path]) => path);
    expect(ours).toEqual([]);
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(JSON.stringify(schema).length).toBeLessThan(400_000);
  });
});
