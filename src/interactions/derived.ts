import { type Sql, sql } from "../core/sql.js";

/**
 * Columns derived from a relation, each computed once: `define` gives an expression a name, and later expressions may use it.
 * Without this a time's text would be written (and read by the engine) hundreds of times over.
 */
export type Derived = {
  readonly define: (expression: Sql) => Sql;
  /** The relation with all that was defined, one nested SELECT for each depth of use. */
  readonly over: (relation: Sql) => Sql;
};

export const derived = (): Derived => {
  const known = new Map<string, string>();
  const levels: { name: string; expression: Sql }[][] = [];
  const levelOf = new Map<string, number>();
  return {
    define: (expression) => {
      const key = JSON.stringify(expression.parts);
      const already = known.get(key);
      if (already !== undefined) return sql`${sql.name(already)}`;
      const name = `d${known.size}`;
      const used = expression.parts.map((part) =>
        typeof part === "object" && "name" in part ? (levelOf.get(part.name) ?? -1) : -1,
      );
      const level = Math.max(-1, ...used) + 1;
      known.set(key, name);
      levelOf.set(name, level);
      if (levels.length <= level) levels.push([]);
      levels[level]!.push({ name, expression });
      return sql`${sql.name(name)}`;
    },
    over: (relation) =>
      levels.reduce(
        (inner, level) =>
          sql`SELECT *, ${sql.join(
            level.map(({ name, expression }) => sql`${expression} AS ${sql.name(name)}`),
            sql`,\n  `,
          )}\nFROM (${inner})`,
        relation,
      ),
  };
};
