/** The part of JSON Schema that zod writes. */
export type Json = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Json | boolean;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
  readonly allOf?: readonly Json[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Json>>;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly default?: unknown;
};

/** One field: `path` as a reader would write it (`promises.NAME.target`), in which of the alternatives it stands. */
export type Field = {
  readonly path: string;
  readonly type: string;
  readonly says: string;
  readonly required: boolean;
  readonly kinds: readonly string[];
};

/** All fields of a schema, in order; alternatives that differ in a constant `kind` are told apart by it. */
export const fieldsOf = (root: Json): readonly Field[] => {
  const found = new Map<string, Field>();
  const walk = (json: Json, path: string, kind: string | null): void => {
    const here = resolve(root, json);
    for (const variant of variants(here)) {
      const named = resolve(root, variant);
      const own = named.properties?.kind?.const;
      walk(named, path, typeof own === "string" ? own : kind);
    }
    if (here.items) walk(here.items, `${path}[]`, kind);
    if (typeof here.additionalProperties === "object") walk(here.additionalProperties, `${path}.NAME`, kind);
    for (const [name, child] of Object.entries(here.properties ?? {})) {
      const at = path === "" ? name : `${path}.${name}`;
      const field = resolve(root, child);
      const says = child.description ?? field.description ?? "";
      const key = `${at}\0${says}`;
      const before = found.get(key);
      found.set(key, {
        path: at,
        type: before && before.type !== typeOf(root, field) ? `${before.type}` : typeOf(root, field),
        says,
        required: here.required?.includes(name) ?? false,
        kinds: kind === null ? [] : [...new Set([...(before?.kinds ?? []), kind])],
      });
      walk(child, at, kind);
    }
  };
  walk(root, "", null);
  return [...found.values()];
};

const resolve = (root: Json, json: Json): Json => {
  if (json.$ref === undefined) return json;
  const name = json.$ref.replace("#/$defs/", "");
  const { $ref, ...rest } = json;
  return { ...(root.$defs?.[name] ?? {}), ...rest };
};

// An environment variable may stand for any scalar: said once on the page, not in every row.
const variants = (json: Json): readonly Json[] =>
  [...(json.anyOf ?? []), ...(json.oneOf ?? []), ...(json.allOf ?? [])].filter((one) => one.pattern !== "\\$\\{");

const typeOf = (root: Json, json: Json): string => {
  const here = resolve(root, json);
  if (here.const !== undefined) return `\`${String(here.const)}\``;
  if (here.enum) return here.enum.map((word) => `\`${String(word)}\``).join(" ");
  const several = variants(here);
  if (several.length > 0) return [...new Set(several.map((one) => typeOf(root, one)))].join(" or ");
  if (here.type === "array" || here.items) return `list of ${here.items ? typeOf(root, here.items) : "values"}`;
  if (here.type === "object") return here.properties ? "map" : "map of names";
  const types = [here.type ?? "any"].flat();
  // YAML reads `95` as a number where a text is meant.
  const scalar =
    types.includes("string") && types.includes("number")
      ? ["string", ...types.filter((type) => type === "null")]
      : types;
  return scalar.map((type) => words[type] ?? type).join(" or ");
};

const words: Readonly<Record<string, string>> = { string: "text", integer: "whole number", boolean: "`true` `false`" };
