import { openMailer } from "../outgoing/mailer.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import type { Part } from "../serve/part.js";
import { startDispatcher } from "./dispatcher.js";
import { enqueueDigests } from "./enqueue-digests.js";
import { evaluateAlerts } from "./evaluate.js";
import { nextDue } from "./next-due.js";

const lookAgainMs = 60_000;
const atMostEveryMs = 3_000;
/** Of its time, looking takes at most a fifth. */
const restFor = 4;
const tickMs = 1_000;

/** Watches verdicts: after each judging, when something falls due, and once a minute; tells whoever should know, until it has arrived. */
export const alertsPart: Part = {
  name: "alerts",
  start: async ({ context, judge, clock, env, url, log, onChanged, signal }) => {
    const { state, facts } = await context.stores();
    const doors = { outgoing: openOutgoing(env), mailer: openMailer(env) };
    const fail = (error: unknown) => {
      if (!signal.aborted) log(`alerts: ${error instanceof Error ? error.message : String(error)}`);
    };
    const dispatcher = startDispatcher({ state, workspace: context.workspace, clock, doors, onError: fail });
    const options = { link: url, mail: env.KEPT_SMTP_URL ? "on" : "off" } as const;

    let wanted = true;
    let looked = Number.NEGATIVE_INFINITY;
    let tookMs = 0;
    let due: Date | null = null;
    let working: Promise<void> | null = null;

    const work = async (): Promise<void> => {
      const now = clock.now();
      if (due !== null && due <= now) {
        due = null;
        // Nothing came, and yet a verdict changed: pages are told, and look again as after any judging.
        judge.kick();
        await judge.settled();
        wanted = true;
      }
      if (!wanted && now.getTime() - looked < lookAgainMs) return;
      [wanted, looked] = [false, now.getTime()];
      const began = performance.now();
      due = await nextDue(facts, now);
      if (await evaluateAlerts(context, options)) judge.kick();
      await enqueueDigests(context, options);
      tookMs = performance.now() - began;
    };

    onChanged(() => {
      wanted = true;
    });
    const timer = setInterval(() => {
      dispatcher.kick();
      const since = clock.now().getTime() - looked;
      if (working !== null || (since >= 0 && since < Math.max(atMostEveryMs, tookMs * restFor))) return;
      working = work()
        .catch(fail)
        .finally(() => {
          working = null;
          dispatcher.kick();
        });
    }, tickMs);
    timer.unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await working;
        await dispatcher.stop();
        doors.mailer.close();
        await doors.outgoing.close();
      },
    };
  },
};
