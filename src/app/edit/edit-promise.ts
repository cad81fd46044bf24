import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { promiseKinds } from "../../promises/model.js";
import { loadSpec } from "../../spec/load-spec.js";
import { specFile } from "../../spec/load-workspace.js";
import type { Workspace } from "../../spec/workspace.js";
import type { Context } from "../context.js";
import { Backtest, backtest } from "./backtest.js";
import { editYaml, type YamlEdit } from "./edit-yaml.js";
import { inGit } from "./in-git.js";
import { editProblems } from "./problems.js";
import { limitKeys, promiseEdits, type WrittenPromise } from "./promise-edits.js";
import { seenBy } from "./seen-by.js";
import { unifiedDiff } from "./unified-diff.js";
import { writeAtomically } from "./write-atomically.js";
import { parseSpecText, type YamlValue } from "./yaml-text.js";

const line = (says: string) => z.string().max(2_000).optional().describe(says);

const input = z.object({
  promise: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,62}$/)
    .describe("Its name in kept.yaml"),
  says: line("The promise in the words that the customer reads"),
  published: z.array(z.string().max(500)).max(50).optional().describe("Where customers read it (may be given again)"),
  value: line("Which of the company's values it stands for"),
  owner: line("Who can mend it: team:NAME or person:NAME"),
  target: line("The share that is to be kept: 95%"),
  limit: line("The time, count or score that is promised: 3m8s"),
  window: line("Over which time it is judged: 28d, month"),
  public: z.boolean().optional().describe("Whether it stands on the public page"),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe("A new version from this day on; otherwise the version in force is changed itself")
    .meta({ placeholder: "DAY" }),
  kind: z.enum(promiseKinds).optional().describe("Of a new promise: what is promised"),
  made: line("Of a new promise: the interaction that makes it"),
  met: line("Of a new promise: the interaction that keeps it"),
  split: z.array(z.string().max(200)).max(10).optional().describe("Of a new promise: by what groups are told apart"),
  untested: z.boolean().optional().describe("Without trying it on the last 90 days"),
  save: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe("Writes it: the hash of the text it was made from, as the answer without it gives")
    .meta({ placeholder: "HASH" }),
});

export const EditAnswer = z.object({
  promise: z.string(),
  isNew: z.boolean(),
  file: z.string(),
  hash: z.string().describe("Of the file's text before; what `save` takes."),
  diff: z.string().describe("The change of the file, as `diff -u` prints it."),
  problems: z.array(Problem).describe("Of the changed text; with any it cannot be saved."),
  backtest: Backtest.nullable().describe(
    "Null where there are problems, where nothing is judged differently, or when saved.",
  ),
  judgedDifferently: z.boolean().describe("Its target, limit or window changes, or it is new."),
  seenBy: z.array(z.string()).describe("Who will see the change: sentences."),
  saved: z.boolean(),
  git: z.enum(["not kept", "kept", "in conflict"]).describe("How git stands to the file."),
  next: z.array(z.string()).describe("Commands to type after saving."),
});
export type EditAnswer = z.infer<typeof EditAnswer>;

export const editPromise = useCase({
  name: "edit-promise",
  title: "Change a promise",
  says: "Shows what a change would do to kept.yaml, how the last 90 days would have been judged, and who will see it; with `save` it writes the file, whose comments and order stay.",
  input,
  output: EditAnswer,
  needs: "write",
  cli: {
    positional: ["promise"],
    examples: [
      { command: "kept edit-promise fast --limit 3m8s", does: "shows the change, and tries it on the last 90 days" },
      { command: "kept edit-promise fast --limit 3m8s --from 2026-08-01", does: "the same as a new version" },
    ],
    formats: ["json"],
  },
  run: async (context: Context, asked) =>
    asked.save === undefined
      ? (await looked(context, asked)).answer
      : (await context.stores()).turns.take("kept.yaml", () => saved(context, asked, asked.save!)),
});

type Asked = z.output<typeof input>;
type Looked = { readonly answer: EditAnswer; readonly text: string };

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const refused = (code: keyof typeof editProblems.kinds & string, says: string): ProblemsFound =>
  new ProblemsFound([editProblems.make(code, { says, write: editProblems.kinds[code].instead })]);

const looked = async (context: Context, asked: Asked): Promise<Looked> => {
  const workspace = await context.workspace();
  const known = workspace.promises.find((one) => one.name === asked.promise);
  const isNew = known === undefined;
  const file = known?.where.file ?? workspace.promises.at(-1)?.where.file ?? specFile;
  const before = await readFile(join(context.directory, file), "utf8");
  const edited = editYaml(before, editsOf(before, asked));
  if (!edited.ok) throw refused("edit.written", edited.error);
  const text = edited.value;
  if (text === before) throw refused("edit.nothing", `${asked.promise} says that already`);
  const loaded = loadSpec(
    workspace.files.map((each) => (each.path === file ? { path: file, text } : each)),
    process.env,
  );
  const changed = loaded.ok ? { ...loaded.value, root: workspace.root } : null;
  const differs = changed !== null && judgedDifferently(workspace, changed, asked.promise);
  const tryIt = changed !== null && differs && asked.untested !== true && asked.save === undefined;
  return {
    text,
    answer: {
      promise: asked.promise,
      isNew,
      file,
      hash: hashOf(before),
      diff: unifiedDiff(file, before, text),
      problems: loaded.ok ? [] : loaded.error,
      backtest: tryIt ? await backtest(context, { name: asked.promise, changed }) : null,
      judgedDifferently: differs,
      seenBy: changed === null ? [] : [...seenBy(workspace, changed, asked.promise)],
      saved: false,
      git: await inGit(context.directory, file),
      next: [],
    },
  };
};

const saved = async (context: Context, asked: Asked, hash: string): Promise<EditAnswer> => {
  const { answer, text } = await looked(context, asked);
  if (answer.hash !== hash) throw refused("edit.changed", `${answer.file} was changed since you looked at it`);
  if (answer.git === "in conflict") throw refused("edit.conflict", `git holds two versions of ${answer.file}`);
  if (answer.problems.length > 0) throw new ProblemsFound(answer.problems);
  try {
    await writeAtomically(join(context.directory, answer.file), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM" || code === "EROFS")
      throw refused("edit.unwritable", `${answer.file} may not be written here`);
    throw error;
  }
  const next =
    answer.git === "kept"
      ? [
          `git add ${answer.file} && git commit -m "${asked.promise}: ${answer.isNew ? "promised" : "changed"}" -- ${answer.file}`,
        ]
      : [];
  return { ...answer, saved: true, next };
};

const judgedDifferently = (before: Workspace, after: Workspace, name: string): boolean => {
  const one = (workspace: Workspace) => workspace.promises.find((each) => each.name === name);
  const terms = (workspace: Workspace) =>
    JSON.stringify([
      workspace.promiseHashes[name],
      one(workspace)?.window,
      one(workspace)?.versions.map(({ target }) => target),
    ]);
  return terms(before) !== terms(after);
};

const editsOf = (text: string, asked: Asked): readonly YamlEdit[] => {
  const written = (parseSpecText(text).toJS() as { promises?: Record<string, WrittenPromise> } | null)?.promises ?? {};
  const promise = Object.hasOwn(written, asked.promise) ? written[asked.promise]! : null;
  if (promise === null && asked.kind === undefined)
    throw refused("edit.nothing", `there is no promise ${asked.promise}; a new one needs its kind`);
  if (promise !== null && asked.kind !== undefined)
    throw refused("edit.exists", `there is a promise ${asked.promise} already`);
  if (promise === null) return [newPromise(text, asked)];
  const edits = promiseEdits(asked.promise, promise, asked);
  if (!edits.ok) throw refused("edit.limit", `a promise of kind ${String(promise.kind)} has no limit`);
  if (edits.value.length === 0) throw refused("edit.nothing", "nothing was asked to change");
  return edits.value;
};

/** Its keys in the order in which people explain a promise. */
const newPromise = (text: string, asked: Asked): YamlEdit => {
  const limitKey = limitKeys[asked.kind!];
  if (asked.limit !== undefined && limitKey === undefined)
    throw refused("edit.limit", `a promise of kind ${asked.kind} has no limit`);
  const keys: readonly (readonly [string, YamlValue | undefined])[] = [
    ["says", asked.says],
    ["published", asked.published],
    ["value", asked.value],
    ["owner", asked.owner],
    ["kind", asked.kind],
    ["made", asked.made],
    ["met", asked.met],
    [limitKey ?? "within", asked.limit],
    ["target", asked.target],
    ["window", asked.window],
    ["split", asked.split],
    ["public", asked.public === undefined ? undefined : String(asked.public)],
  ];
  const value = Object.fromEntries(keys.filter((pair): pair is [string, YamlValue] => pair[1] !== undefined));
  const promises = (parseSpecText(text).toJS() as { promises?: unknown } | null)?.promises;
  return typeof promises === "object" && promises !== null
    ? { do: "set", at: ["promises", asked.promise], value }
    : { do: "set", at: ["promises"], value: { [asked.promise]: value } };
};
