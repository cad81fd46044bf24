import { p, sql } from "../../core/sql.js";
import { interactions } from "../../interactions/tables.js";
import type { RecordMapping, SourceDefinition } from "../../sources/model.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context } from "../context.js";

/**
 * The workspace with what the data say of sources whose types stand in a column: they deliver the types that came, not any.
 * Otherwise a gap in one such log would cast doubt on every promise. A source from which nothing came may still bring any.
 */
export const workspaceAsSeen = async (context: Context): Promise<Workspace> => {
  const workspace = await context.workspace();
  const open = workspace.sources.filter((s) => s.records.some(isOpen)).map((s) => s.name);
  if (open.length === 0) return workspace;
  const { facts } = await context.stores();
  const rows = await facts.query(
    sql`SELECT DISTINCT toString(source) AS source, toString(type) AS type FROM ${interactions} WHERE source IN ${p.texts(open)}`,
  );
  const seen = (source: string) => rows.filter((r) => r.source === source).map((r) => String(r.type));
  return { ...workspace, sources: workspace.sources.map((s) => (open.includes(s.name) ? closed(s, seen(s.name)) : s)) };
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
