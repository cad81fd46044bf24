import type { Entry } from "./entries.js";
import type { Raw } from "./read-yaml.js";

/** What the sources can yield, read from what is written, so that a fault elsewhere in a source hides nothing. */
export type Catalog = {
  /** Null when a source takes its types from a column: then every type is possible. */
  readonly types: ReadonlySet<string> | null;
  /** Properties of the records that may yield one of `types`. */
  readonly properties: (types: readonly string[]) => ReadonlySet<string>;
  readonly everyProperty: ReadonlyMap<string, string>;
  readonly empty: boolean;
};

export const map = (raw: Raw | undefined): Readonly<Record<string, Raw>> => (typeof raw === "object" && raw !== null && !Array.isArray(raw) ? (raw as Record<string, Raw>) : Object.create(null));

export const list = (raw: Raw | undefined): readonly Raw[] => (Array.isArray(raw) ? raw : raw === undefined || raw === null ? [] : [raw as Raw]);

export const texts = (raw: Raw | undefined): readonly string[] => list(raw).filter((t): t is string => typeof t === "string");

type Yield = { readonly types: readonly string[] | null; readonly properties: readonly string[] };

export const catalog = (sources: Iterable<Entry<unknown>>): Catalog => {
  const all: Yield[] = [...sources].flatMap((source) => list(map(source.raw).records).map((record) => ({ types: typesOf(map(record).type), properties: Object.keys(map(map(record).properties)) })));
  const open = all.some((y) => y.types === null);
  const everyProperty = new Map(all.flatMap((y) => y.properties.map((p) => [p, y.types?.[0] ?? "any type"] as const)));
  const properties = (types: readonly string[]) => new Set(all.filter((y) => y.types === null || y.types.some((t) => types.includes(t))).flatMap((y) => y.properties));
  return { types: open ? null : new Set(all.flatMap((y) => y.types ?? [])), properties, everyProperty, empty: all.length === 0 };
};

/** Types that a record may yield; null: any. */
export const typesOf = (type: Raw | undefined): readonly string[] | null => {
  if (typeof type === "string") return /[{}]/.test(type) ? null : [type];
  const { map: mapped, default: fallback } = map(type);
  return mapped === undefined ? null : [...Object.values(map(mapped)), ...texts(fallback)].filter((t): t is string => typeof t === "string");
};
