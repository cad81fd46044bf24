import { type AnyUseCase, runUseCase } from "../app/run-use-case.js";
import { open } from "../app/use-cases.js";
import { silentProgress } from "../core/edge.js";
import type { Need } from "../core/use-case.js";
import { serveStdio } from "../mcp/serve-stdio.js";
import { localPrincipal } from "../workspace/roles.js";
import { askBeside } from "./beside.js";
import { exitCode } from "./exit-code.js";
import type { OwnCommand } from "./run.js";

/** Tools for a model on this machine. Each question opens the folder for itself, so that other commands can be run between two. */
export const mcpCommand = async (asked: OwnCommand, version: string): Promise<number> => {
  const { directory, raw, signal, err } = asked;
  const more = (raw.allow as readonly Need[] | undefined) ?? [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  await serveStdio(
    {
      who: { ...localPrincipal, name: "a model on this machine", scopes: ["read", ...more] },
      version,
      ask: (useCase, input, until) => inTurn(() => answerOf({ directory, useCase, input, signal: until })),
      onFault: (error) => err(`${(error as Error).message}\n`),
    },
    signal,
  );
  return exitCode.kept;
};

const answerOf = async (asked: {
  readonly directory: string;
  readonly useCase: AnyUseCase;
  readonly input: Record<string, unknown>;
  readonly signal: AbortSignal;
}): Promise<unknown> => {
  const { directory, useCase, input, signal } = asked;
  const edge = { directory, progress: silentProgress, signal };
  const beside = await askBeside({ ...edge, name: useCase.name, input });
  if (beside !== null) return beside.answer;
  const changes = useCase.needs === "write" || useCase.needs === "setup";
  const { context, close } = await open({ ...edge, ask: null, engine: changes ? "open" : "closed" });
  try {
    return await runUseCase(context, useCase, useCase.input.parse(input));
  } finally {
    await close();
  }
};
