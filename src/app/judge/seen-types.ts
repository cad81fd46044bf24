import { p, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import type { RecordMapping, SourceDefinition } from "../../sources/model.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context, Stores } from "../context.js";

/**
 * The workspace with what the data say of sources whose types stand in a column: they deliver the types that came, not any.
 * Otherwise a gap in one such log would cast doubt on every promise. A source from which nothing came may still bring any.
 */
export const workspaceAsSeen = async (context: Context): Promise<Workspace> => {
  const workspace = await context.workspace();
  const open = workspace.sources.filter((s) => s.records.some(isOpen)).map((s) => s.name);
  if (open.length === 0) return workspace;
  const seen = await typesBySource(await context.stores(), open);
  return {
    ...workspace,
    sources: workspace.sources.map((s) => (open.includes(s.name) ? closed(s, seen.get(s.name) ?? []) : s)),
  };
};

const typesBySource = async (stores: Stores, sources: readonly string[]): Promise<Map<string, readonly string[]>> => {
  const loads = await stores.state.db
    .selectFrom("loads")
    .select(["source", "types"])
    .distinct()
    .where("state", "=", "committed")
    .where("source", "in", sources)
    .execute();
  const rows = loads.some((load) => load.types === null)
    ? await stores.facts.query(
        sql`SELECT toString(source) AS source, groupUniqArray(toString(type)) AS types FROM ${interactions} WHERE source IN ${p.texts(sources)} GROUP BY source`,
      )
    : loads.map(({ source, types }) => ({ source, types: JSON.parse(types!) }));
  const seen = new Map<string, Set<string>>();
  for (const { source, types } of rows as readonly { source: string; types: readonly string[] }[])
    seen.set(source, new Set([...(seen.get(source) ?? []), ...types]));
  return new Map([...seen].map(([source, types]) => [source, [...types].sort()]));
};

const isOpen = ({ type }: RecordMapping): boolean =>
  type.kind === "template" || (type.kind === "column" && (type.map === null || type.fallback === null));

const closed = (source: SourceDefinition, types: readonly string[]): SourceDefinition => {
  if (types.length === 0) return source;
  const map = Object.fromEntries(types.map((t) => [t, t]));
  const close = (record: RecordMapping): RecordMapping =>
    isOpen(record) ? { ...record, type: { kind: "column", column: "", map, fallback: types[0]! } } : record;
  return { ...source, records: source.records.map(close) };
};
