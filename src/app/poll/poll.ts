import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { PollAnswer } from "../../report/poll-answers.js";
import type { Context } from "../context.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import { appProblems } from "../problems.js";
import { holderName, withLease } from "../schedule/lease.js";
import { chosenSources } from "../sources/chosen-sources.js";
import { forgetCursor } from "./poller-state.js";
import { leaseOf } from "./poller-states.js";
import { isPolled, type PolledSource, type PollOptions, runPoll } from "./run-poll.js";

export const poll = useCase({
  name: "poll",
  title: "Fetch now",
  says: "Polls sources at once instead of at their next time, and takes in what came. What was fetched before is not fetched again.",
  input: z.object({
    source: z.array(z.string()).default([]).describe("Only these sources").meta({ placeholder: "NAME" }),
    again: z
      .boolean()
      .optional()
      .describe("From the beginning, as if it had never been polled; what is known already changes nothing"),
  }),
  output: PollAnswer,
  needs: "write",
  cli: {
    positional: ["source"],
    examples: [
      { command: "kept poll", does: "every polled source" },
      { command: "kept poll desk --again", does: "one of them, from the beginning" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const sources = polledAmong(chosenSources(await context.workspace(), asked.source), asked.source);
    const outgoing = openOutgoing(process.env);
    const runs: PollAnswer["runs"] = [];
    try {
      for (const source of sources) {
        const task = context.progress.task(`Polling ${source.name}`);
        const options: PollOptions = { send: outgoing.send, env: process.env, signal: context.signal };
        const run = await pollNow(context, source, { ...options, from: asked.again ? "the beginning" : "the cursor" });
        task.end();
        runs.push(run);
      }
    } finally {
      await outgoing.close();
    }
    return { runs };
  },
});

/** One run, unless another is under way. */
export const pollNow = async (
  context: Context,
  source: PolledSource,
  options: PollOptions & { readonly from: "the cursor" | "the beginning" },
): Promise<PollAnswer["runs"][number]> => {
  const { state } = await context.stores();
  const lease = { state, clock: context.clock, holder: holderName() };
  const held = await withLease(leaseOf(source.name), lease, async (lost) => {
    if (options.from === "the beginning") await forgetCursor(state, source.name);
    return runPoll(context, source, { ...options, signal: AbortSignal.any([lost, options.signal]) });
  });
  return held === null
    ? { source: source.name, fetched: 0, rows: 0, more: false, elsewhere: true, problem: null }
    : { ...held.did, elsewhere: false };
};

const polledAmong = (sources: readonly { readonly name: string }[], asked: readonly string[]): PolledSource[] => {
  const polled = (sources as readonly PolledSource[]).filter(isPolled);
  const others = sources.filter((source) => asked.includes(source.name) && !polled.some((p) => p.name === source.name));
  if (others.length > 0)
    throw new ProblemsFound(
      others.map(({ name }) =>
        appProblems.make("usage.source", {
          says: `the source "${name}" is not polled`,
          write: `kept import ${name}, for its files; or declare \`poll\` in kept.yaml`,
        }),
      ),
    );
  return polled;
};
