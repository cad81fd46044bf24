import { KeptError } from "../../src/core/kept-error.js";
import type { ProblemKind } from "../../src/core/problem.js";
import { exportsThatCall, sources } from "./declared.js";
import { markdownTable, page } from "./markdown.js";

export type DeclaredProblem = ProblemKind & { readonly code: string; readonly path: string };

/** Every problem code that a room declares. */
export const declaredProblems = async (): Promise<readonly DeclaredProblem[]> => {
  const found = await exportsThatCall("problemKinds");
  return found
    .filter((one): one is typeof one & { value: { kinds: Record<string, ProblemKind> } } => isKinds(one.value))
    .flatMap(({ path, value }) => Object.entries(value.kinds).map(([code, kind]) => ({ code, path, ...kind })))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
};

const isKinds = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "kinds" in value && "make" in value;

/** Codes written in the sources: of problems that are returned, and of errors that are thrown. */
export const usedCodes = (): readonly { readonly code: string; readonly path: string }[] =>
  sources().flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`(?:new ${KeptError.name}|\\.make)\\(\\s*"([\\w.]+)"`, "g"))].map((match) => ({
      code: match[1]!,
      path,
    })),
  );

export const problemsPage = async (): Promise<string> => {
  const all = await declaredProblems();
  const rooms = [...new Set(all.map((one) => one.path.split("/")[1]!))];
  const section = (room: string) => {
    const rows = all
      .filter((one) => one.path.split("/")[1] === room)
      .map((one) => [`\`${one.code}\``, one.title, one.why, one.instead]);
    return `## ${room}\n\n${markdownTable(["code", "what", "why", "instead"], rows)}`;
  };
  return page(
    "Problem codes",
    "the `problems.ts` of the rooms",
    "What Kept says when something cannot be read, run or stored. `kept help CODE` prints one of them.",
    ...rooms.map(section),
  );
};
