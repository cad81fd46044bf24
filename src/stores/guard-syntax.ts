import type { Problem } from "../core/problem.js";
import { isAllowedFunction } from "./guard-functions.js";
import { construct, functionProblem, shown } from "./guard-text.js";
import { storeProblems } from "./problems.js";

type Node = { readonly kind: string; readonly name: string; readonly children: readonly Node[] };

/** The engine's own parse (EXPLAIN AST): one node a line, depth by the number of leading spaces. */
export const parseSyntax = (lines: readonly string[]): Node => {
  type Growing = Node & { readonly children: Growing[] };
  const root: Growing = { kind: "", name: "", children: [] };
  const path: Growing[] = [root];
  for (const line of lines) {
    if (line.trim() === "") continue;
    const depth = line.length - line.trimStart().length;
    const [, kind = "", rest = ""] = /^(\S+)\s?(.*)$/s.exec(line.trimStart()) ?? [];
    const node: Growing = { kind, name: rest.replace(/( \(alias .*\))?( \(children \d+\))?$/s, ""), children: [] };
    const parent = path[depth];
    if (!parent) return { kind: "unreadable", name: "", children: [] };
    parent.children.push(node);
    path.length = depth + 1;
    path.push(node);
  }
  return root;
};

const harmless = new Set(
  `SelectWithUnionQuery SelectIntersectExceptQuery SelectQuery ExpressionList Identifier Literal Function Asterisk QualifiedAsterisk TablesInSelectQuery
  TablesInSelectQueryElement TableExpression TableIdentifier TableJoin ArrayJoin Subquery WithElement OrderByElement WindowDefinition WindowListElement`.split(
    /\s+/,
  ),
);

const membership = /^(global)?(not)?in$/i;

/** What of the parse is not on the lists. `readable` are the names a FROM may hold. */
export const checkSyntax = (root: Node, readable: ReadonlySet<string>): Problem[] => {
  const [statement] = root.children;
  if (root.children.length !== 1 || statement?.kind !== "SelectWithUnionQuery") return [statementProblem()];
  return checkNode({ ...statement, children: withoutOwnFormat(statement.children) }, readable);
};

export const statementProblem = (): Problem =>
  storeProblems.make("sql.statement", {
    says: "The SQL is not one SELECT",
    write: storeProblems.kinds["sql.statement"].instead,
  });

// The client of the served home adds its FORMAT to the text that is explained. An owner's own one cannot pass for it: two do not parse,
// and as a subquery, where it is resolved and run, none does.
const withoutOwnFormat = (children: readonly Node[]): readonly Node[] =>
  children.length === 2 && children[1]?.kind === "Identifier" && children[1].name === "JSONEachRow"
    ? children.slice(0, 1)
    : children;

const checkNode = (node: Node, readable: ReadonlySet<string>): Problem[] => [
  ...ownProblems(node, readable),
  ...node.children.flatMap((child) => checkNode(child, readable)),
];

const ownProblems = ({ kind, name, children }: Node, readable: ReadonlySet<string>): Problem[] => {
  if (kind === "Set")
    return [
      storeProblems.make("sql.settings", {
        says: "SETTINGS are not allowed",
        write: storeProblems.kinds["sql.settings"].instead,
      }),
    ];
  if (!harmless.has(kind)) return [construct(shown(kind))];
  // FORMAT and INTO OUTFILE are further children of the statement.
  if (kind === "SelectWithUnionQuery" && children.length !== 1)
    return [construct("FORMAT, INTO OUTFILE or SETTINGS behind the SELECT")];
  if (kind === "TableExpression")
    return children.filter((child) => child.kind === "Function").map(({ name: called }) => tableFunction(called));
  if (kind === "TableIdentifier") return readable.has(name) ? [] : [tableProblem(name)];
  if (kind !== "Function") return [];
  const problems = isAllowedFunction(name) ? [] : [functionProblem(name)];
  // `x IN name` reads a table of that name, though it stands there as a column would.
  const right = membership.test(name) ? children[0]?.children[1] : undefined;
  return right?.kind === "Identifier" && !readable.has(right.name) ? [...problems, tableProblem(right.name)] : problems;
};

const tableFunction = (name: string): Problem =>
  storeProblems.make("sql.table_function", {
    says: `The table function ${shown(name)} is not allowed`,
    write: storeProblems.kinds["sql.table_function"].instead,
  });

export const tableProblem = (name: string): Problem =>
  storeProblems.make("sql.table", {
    says: `The table ${shown(name)} may not be read`,
    write: storeProblems.kinds["sql.table"].instead,
  });
