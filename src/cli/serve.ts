import { serve } from "../http/serve.js";
import { exitCode } from "./exit-code.js";
import type { OwnCommand } from "./run.js";

/** Runs until it is interrupted. Flags come before the environment (KEPT_PORT, KEPT_HOST). */
export const serveCommand = async ({ directory, raw, signal, err }: OwnCommand, version: string): Promise<number> => {
  const interrupted = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    process.once("SIGTERM", () => resolve());
  });
  const serving = await serve({
    directory,
    host: (raw.host as string | undefined) ?? process.env.KEPT_HOST ?? "127.0.0.1",
    port: (raw.port as number | undefined) ?? Number(process.env.KEPT_PORT ?? 4747),
    version,
    log: (text) => err(`${text}\n`),
  });
  err(`Kept runs at ${serving.url}\n`);
  await interrupted;
  err("Stopping: what is under way is finished first.\n");
  await serving.stop();
  return exitCode.kept;
};
