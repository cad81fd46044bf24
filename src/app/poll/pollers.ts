import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { PollersAnswer } from "../../report/poll-answers.js";
import type { Context } from "../context.js";
import { pollerStates } from "./poller-states.js";

export const pollers = useCase({
  name: "pollers",
  title: "What is fetched, and does it come?",
  says: "Lists the sources that a running `kept serve` polls: when last, when next, how much, and what is wrong.",
  input: z.object({}),
  output: PollersAnswer,
  needs: "read",
  cli: {
    examples: [{ command: "kept pollers", does: "one line a polled source" }],
    formats: ["table", "json"],
  },
  run: async (context: Context) => ({ pollers: [...(await pollerStates(context))] }),
});
