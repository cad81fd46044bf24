import type { Entry } from "./entries.js";
import type { Raw } from "./read-yaml.js";

/** What the sources can yield, read from what is written, so that a fault elsewhere in a source hides nothing. */
export type Catalog = {
  /** Null when a source takes its types from a column: then every type is possible. */
  readonly types: ReadonlySet<string> | null;
  /** Fields and properties that some record gives which may yield one of `types`; `subject` and `customer` among them. */
  readonly given: (types: readonly string[]) => ReadonlySet<string>;
  /** A type whose records give the field. */
  readonly givenBy: ReadonlyMap<string, string>;
  readonly empty: boolean;
};

export const map = (raw: Raw | undefined): Readonly<Record<string, Raw>> =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw) ? (raw as Record<string, Raw>) : Object.create(null);

export const list = (raw: Raw | undefined): readonly Raw[] =>
  Array.isArray(raw) ? raw : raw === undefined || raw === null ? [] : [raw as Raw];

export const texts = (raw: Raw | undefined): readonly string[] =>
  list(raw).filter((t): t is string => typeof t === "string");

/** Fields that an interaction has of its own; a property cannot be called so. */
export const ownFields: ReadonlySet<string> = new Set(["channel", "amount", "score", "text", "source"]);

const optionalFields = ["channel", "amount", "score", "text", "subject", "customer"];

type Yield = { readonly types: readonly string[] | null; readonly fields: readonly string[] };

export const catalog = (sources: Iterable<Entry<unknown>>): Catalog => {
  const all: Yield[] = [...sources].flatMap((source) =>
    list(map(source.raw).records).map((record) => {
      const own = optionalFields.filter((field) => Object.hasOwn(map(record), field));
      return { types: typesOf(map(record).type), fields: [...Object.keys(map(map(record).properties)), ...own] };
    }),
  );
  const open = all.some((y) => y.types === null);
  const given = (types: readonly string[]) =>
    new Set([
      "source",
      ...all.filter((y) => y.types === null || y.types.some((t) => types.includes(t))).flatMap((y) => y.fields),
    ]);
  const givenBy = new Map(
    all.flatMap((y) => y.fields.map((field) => [field, y.types?.[0] ?? "another type"] as const)),
  );
  return { types: open ? null : new Set(all.flatMap((y) => y.types ?? [])), given, givenBy, empty: all.length === 0 };
};

/** Types that a record may yield; null: any. */
const typesOf = (type: Raw | undefined): readonly string[] | null => {
  if (typeof type === "string") return /[{}]/.test(type) ? null : [type];
  const { map: mapped, default: fallback } = map(type);
  return mapped === undefined
    ? null
    : [...Object.values(map(mapped)), ...texts(fallback)].filter((t): t is string => typeof t === "string");
};
