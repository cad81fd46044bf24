import type { Ask } from "../core/edge.js";

/** Questions at a terminal, on stderr, so that stdout stays the answer. Loaded only when something is asked. */
export const askAtTerminal = (): Ask => {
  const clack = () => import("@clack/prompts");
  const output = process.stderr;
  return {
    choose: async (message, options, initialValue) => {
      const { select, isCancel } = await clack();
      const answer = await select<string>({
        message,
        output,
        options: options.map((each) => ({ ...each })),
        ...(initialValue === undefined ? {} : { initialValue }),
      });
      return isCancel(answer) ? null : answer;
    },
    text: async (message, initialValue) => {
      const { text, isCancel } = await clack();
      const answer = await text({ message, output, ...(initialValue === undefined ? {} : { initialValue }) });
      return isCancel(answer) ? null : answer;
    },
    confirm: async (message, initial = "yes") => {
      const { confirm, isCancel } = await clack();
      const answer = await confirm({ message, output, initialValue: initial === "yes" });
      return isCancel(answer) ? null : answer ? "yes" : "no";
    },
    show: (text) => void output.write(`${text}\n`),
  };
};
