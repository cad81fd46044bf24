import type { Ask } from "../../core/edge.js";
import type { Reader } from "../../sources/reader/open-reader.js";
import { Unreadable } from "./decide-promise.js";
import type { ColumnProfile, FileProfile } from "./profile.js";
import type { ProposedSource } from "./proposal.js";
import { propose } from "./propose.js";
import { askOrder, askSubject } from "./questions.js";
import { constantsSql, overlapSql } from "./relations.sql.js";
import { type Roles, rolesOf } from "./roles.js";
import type { Relations } from "./shape.js";
import { slashPattern, type TimeForm } from "./time-forms.js";

/** Guesses, asks where someone can answer, and looks at how columns hang together where the shape depends on it. */
export const proposeSource = async (
  reader: Reader,
  profile: FileProfile,
  given: { ask: Ask | null; files: readonly string[]; taken: readonly string[] },
): Promise<ProposedSource> => {
  const file = await ordered(profile, given.ask);
  const subject = await askSubject(given.ask, file, rolesOf(file).subject);
  return proposeWith(reader, { file, roles: rolesOf(file, { subject }) }, given);
};

/** The same when it is settled what each column is. */
export const proposeWith = async (
  reader: Reader,
  { file, roles }: { file: FileProfile; roles: Roles },
  given: { files: readonly string[]; taken: readonly string[] },
): Promise<ProposedSource> => {
  const source = propose(file, roles, { relations: await relationsOf(reader, file, roles), files: given.files });
  let name = source.name;
  for (let n = 2; given.taken.includes(name); n++) name = `${source.name}-${n}`;
  return { ...source, name };
};

/** Asks for the order of day and month where no value gives it away. */
const ordered = async (profile: FileProfile, ask: Ask | null): Promise<FileProfile> => {
  if (ask === null) return profile;
  const columns = [];
  for (const column of profile.columns) {
    if (!column.time?.ambiguous) {
      columns.push(column);
      continue;
    }
    columns.push(inOrder(column, await askOrder(ask, column.name, column.top[0] ?? "03/04/2026")));
  }
  return { ...profile, columns };
};

/** A column of times whose order of day and month is settled. */
export const inOrder = (column: ColumnProfile, slash: TimeForm["slash"]): ColumnProfile =>
  column.time?.ambiguous
    ? {
        ...column,
        time: {
          ...column.time,
          slash,
          ambiguous: false,
          pattern: slashPattern(column.top, slash) ?? column.time.pattern,
        },
      }
    : column;

const relationsOf = async (reader: Reader, file: FileProfile, roles: Roles): Promise<Relations> => {
  const index = (name: string) => file.looked.columns.findIndex((column) => column.name === name);
  const request = {
    path: file.file.real,
    file: file.file.path,
    read: { format: null, delimiter: null, encoding: null, header: true, skipLines: 0, sheet: null },
  };
  const put = async (question: Parameters<Reader["ask"]>[1]) => {
    const asked = await reader.ask(request, question);
    if (!asked.ok) throw new Unreadable(asked.error);
    return asked.value.answer;
  };
  if (roles.activity !== null && roles.subject !== null) {
    const answer = await put(constantsSql(index(roles.subject), index(roles.activity)));
    const constant = file.columns.filter((_, i) => {
      const [subjects, pairs] = (JSON.parse(answer[`p${i}`]!) as string[]).map(Number);
      return subjects! > 0 && pairs! <= 1.02 * subjects!;
    });
    return { constant: new Set(constant.map((c) => c.name)), once: answer.once || null, pointed: "none" };
  }
  if (roles.parent === null || roles.direction === null || roles.subject === null)
    return { constant: new Set(), once: null, pointed: "none" };
  const { plain, pointed } = await put(overlapSql(index(roles.parent), index(roles.subject)));
  const filled = file.columns[index(roles.parent)]!.filled;
  const pointedMore = Number(pointed) > Number(plain);
  const share = Math.max(Number(plain), Number(pointed)) / filled;
  return { constant: new Set(), once: null, pointed: share < 0.1 ? "none" : pointedMore ? "child pointed" : "plain" };
};
