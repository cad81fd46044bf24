import { serve } from "../http/serve.js";
import { exitCode } from "./exit-code.js";
import type { OwnCommand } from "./run.js";

/** Runs until it is interrupted. Flags come before the environment, the environment before kept.serve.yaml. */
export const serveCommand = async ({ directory, raw, signal, err }: OwnCommand, version: string): Promise<number> => {
  const interrupted = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    process.once("SIGTERM", () => resolve());
  });
  const serving = await serve({ directory, flags: raw, version });
  err(`Kept runs at ${serving.url}\n`);
  if (serving.setUp !== null) err(`Nobody has an account yet. Make the first one, once, at ${serving.setUp}\n`);
  await interrupted;
  err("Stopping: what is under way is finished first.\n");
  await serving.stop();
  return exitCode.kept;
};
