import { totalmem } from "node:os";

/** Bytes the engine may use in all, and one query of it. */
export type MemoryLimits = { readonly engine: number; readonly query: number };

const GiB = 2 ** 30;

/**
 * 60 % of the memory this process may use (a container's limit counts), at most 8 GiB: Kept shares the machine.
 * KEPT_MEMORY (`4G`, `800M`) replaces it. One query may use four fifths, so that small ones still run beside it.
 */
export const memoryLimits = (wish: string | undefined = process.env.KEPT_MEMORY): MemoryLimits => {
  const constrained = process.constrainedMemory?.() ?? 0;
  const machine = constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  const engine = parseSize(wish) ?? Math.min(0.6 * machine, 8 * GiB);
  return { engine: Math.floor(engine), query: Math.floor(engine * 0.8) };
};

const parseSize = (text: string | undefined): number | undefined => {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgt])?i?b?\s*$/i.exec(text ?? "");
  return match ? Number(match[1]) * 1024 ** " kmgt".indexOf((match[2] ?? " ").toLowerCase()) : undefined;
};
