import type { Context } from "../context.js";
import { refresh } from "../judge/refresh.js";
import { workspaceAsSeen } from "../judge/seen-types.js";
import { metrics } from "../metrics.js";

/** Judges behind a server's answers. `kick`: something came or changed; kicks that come while it judges are one more round. */
export type Judge = {
  readonly kick: () => void;
  /** Resolves when all that was kicked before has been judged. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly context: Context;
  readonly onJudged: (promises: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
};

export const startJudge = ({ context, onJudged, onError }: Options): Judge => {
  let wanted = false;
  let stopped = false;
  let running: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    while (wanted && !stopped) {
      wanted = false;
      try {
        const { promises } = await workspaceAsSeen(context);
        const end = metrics.judgingSeconds.startTimer();
        await refresh(context, promises);
        end();
        onJudged(promises.map((one) => one.name));
      } catch (error) {
        if (!stopped) onError(error);
      }
    }
  };
  const kick = () => {
    wanted = true;
    running ??= round().finally(() => {
      running = null;
      if (wanted && !stopped) kick();
    });
  };
  return {
    kick,
    settled: async () => {
      while (running !== null) await running;
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
};
