import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { AnyUseCase } from "../app/run-use-case.js";
import { useCases } from "../app/use-cases.js";

/** One use case as a tool. `input` is what it takes from a model: strict, and with `confirm` where anything changes. */
export type KeptTool = { readonly useCase: AnyUseCase; readonly input: z.ZodObject; readonly described: Tool };

let made: Promise<readonly KeptTool[]> | null = null;

/** Every use case but those of a terminal. Made once: their schemas do not change, and each request asks for them. */
export const allTools = (): Promise<readonly KeptTool[]> => (made ??= makeTools());

const makeTools = async (): Promise<readonly KeptTool[]> => {
  const all = await Promise.all(
    Object.values(useCases).map((load) => load() as Promise<unknown> as Promise<AnyUseCase>),
  );
  return all.filter((one) => one.terminalOnly === undefined).map(toolOf);
};

export const changes = ({ needs, changes }: AnyUseCase): boolean =>
  changes === true || needs === "write" || needs === "privacy" || needs === "setup";

const confirm = z
  .literal(true)
  .describe("True once a person has said that this is to be done: it changes what Kept holds.");

const toolOf = (useCase: AnyUseCase): KeptTool => {
  const asked = useCase.input as z.ZodObject;
  const plain = "yes" in asked.shape ? asked.omit({ yes: true }) : asked;
  const input = (changes(useCase) ? plain.extend({ confirm }) : plain).strict();
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  return {
    useCase,
    input,
    described: {
      name: useCase.name,
      title: useCase.title,
      description: useCase.says,
      inputSchema: schema as Tool["inputSchema"],
      annotations: {
        title: useCase.title,
        readOnlyHint: !changes(useCase),
        destructiveHint: useCase.needs === "privacy",
        idempotentHint: !changes(useCase),
        openWorldHint: false,
      },
    },
  };
};

/** What the use case is asked, once the tool's arguments are parsed: a person has confirmed, so it need not ask again. */
export const inputFor = ({ useCase }: KeptTool, given: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const { confirm: _, ...rest } = given;
  return "yes" in (useCase.input as z.ZodObject).shape ? { ...rest, yes: true } : rest;
};
