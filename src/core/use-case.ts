import type { z } from "zod";

/** Who may ask: what the caller's role must be able to do. */
export type Need = "read" | "people" | "write" | "privacy" | "setup";

/** How a use case reads on the command line; everything else is derived from the input's schema. */
export type CommandLine = {
  /** Input fields given by position, in order; all others are options. */
  readonly positional?: readonly string[];
  /** Two or three lines that can be typed, each with what it does. */
  readonly examples: readonly { readonly command: string; readonly does: string }[];
  readonly formats?: readonly ("table" | "json" | "markdown" | "junit" | "csv")[];
};

/**
 * A capability as a value. The command line, HTTP routes, MCP tools and their documents are derived from it.
 * `C` is what `run` works with (stores, workspace, clock); the edge that calls it opens that.
 */
export type UseCase<C, I extends z.ZodObject, O extends z.ZodType> = {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly input: I;
  readonly output: O;
  readonly needs: Need;
  /** It changes something though its need is one of asking; what needs `write`, `privacy` or `setup` always does. */
  readonly changes?: true;
  /** Why it can only be asked at a terminal; left out: it is on every face. */
  readonly terminalOnly?: string;
  readonly cli: CommandLine;
  readonly run: (context: C, input: z.infer<I>) => Promise<z.infer<O>>;
};

export const useCase = <C, I extends z.ZodObject, O extends z.ZodType>(declared: UseCase<C, I, O>): UseCase<C, I, O> =>
  declared;
