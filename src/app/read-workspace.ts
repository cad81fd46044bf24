import type { Clock } from "../core/clock.js";
import type { Problem } from "../core/problem.js";
import { ProblemsFound } from "../core/problems-found.js";
import { loadWorkspace, readSpecTexts } from "../spec/load-workspace.js";
import type { Workspace } from "../spec/workspace.js";

export type WorkspaceReader = () => Promise<Workspace>;

export const readWorkspace = async (root: string, env: NodeJS.ProcessEnv): Promise<Workspace> => {
  const loaded = await loadWorkspace({ root, env });
  if (loaded.ok) return loaded.value;
  const { texts } = await readSpecTexts({ root, env });
  throw new ProblemsFound(loaded.error, { files: texts.length, texts: new Map(texts.map((t) => [t.path, t.text])) });
};

/** For a server: the files are looked at again every two seconds. A text with problems changes nothing: the last good one stays in force. */
export type WatchedWorkspace = {
  readonly read: WorkspaceReader;
  /** What is wrong with the files as they lie there now; empty: nothing. */
  readonly problems: () => readonly Problem[];
  /** Called with each new version in force. */
  readonly onChange: (listener: (workspace: Workspace) => void) => void;
};

const lookAgainMs = 2_000;

export const watchWorkspace = (
  root: string,
  { env, clock }: { env: NodeJS.ProcessEnv; clock: Clock },
): WatchedWorkspace => {
  let inForce: { readonly workspace: Workspace; readonly texts: string } | null = null;
  let problems: readonly Problem[] = [];
  let looking: Promise<void> | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  const listeners: ((workspace: Workspace) => void)[] = [];
  const look = async (): Promise<void> => {
    const { texts } = await readSpecTexts({ root, env });
    const all = JSON.stringify(texts);
    looked = clock.now().getTime();
    if (inForce?.texts === all) {
      problems = [];
      return;
    }
    try {
      const before = inForce;
      inForce = { workspace: await readWorkspace(root, env), texts: all };
      problems = [];
      if (before !== null) for (const tell of listeners) tell(inForce.workspace);
    } catch (error) {
      if (inForce === null || !(error instanceof ProblemsFound)) throw error;
      problems = error.problems;
    }
  };
  return {
    read: async () => {
      if (clock.now().getTime() - looked >= lookAgainMs) {
        looking ??= look().finally(() => {
          looking = null;
        });
        await looking;
      }
      return inForce!.workspace;
    },
    problems: () => problems,
    onChange: (listener) => void listeners.push(listener),
  };
};
