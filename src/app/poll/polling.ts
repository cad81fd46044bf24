import { openOutgoing } from "../outgoing/outgoing.js";
import { startScheduler } from "../schedule/scheduler.js";
import type { Part } from "../serve/part.js";
import { duePolls } from "./due-polls.js";
import { fileWatch } from "./file-watch.js";

/** Keeps all sources fresh for as long as the server runs: pollers at their times, files when they change. */
export const polling: Part = {
  name: "polling",
  start: async ({ context, judge, clock, env, log, signal }) => {
    const { state } = await context.stores();
    const outgoing = openOutgoing(env);
    const watched = fileWatch({ onTaken: judge.kick, log });
    const scheduler = startScheduler({
      state,
      clock,
      log,
      signal,
      list: async () => [
        ...(await watched(context)),
        ...(await duePolls(context, { send: outgoing.send, env, onTaken: judge.kick, onStep: judge.kick })),
      ],
    });
    return {
      stop: async () => {
        await scheduler.stop();
        await outgoing.close();
      },
    };
  },
};
