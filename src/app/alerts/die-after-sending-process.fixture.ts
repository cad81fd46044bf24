import { workspaceOf } from "../../spec/spec.fixture.js";
import { openState } from "../../stores/state.js";
import { openMailer } from "../outgoing/mailer.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import { startDispatcher } from "./dispatcher.js";

/** Sends what waits in a folder's state, and is killed the moment an answer has come: nothing of it is recorded. */
const [folder, url, at] = process.argv.slice(2) as [string, string, string];
const outgoing = openOutgoing({ KEPT_ALLOW_PRIVATE: new URL(url).host });
const workspace = workspaceOf(
  `kept: v1\ncompany: { name: Quick Kitchen, timezone: UTC }\nalerts: { channels: { hook: { kind: webhook, url: "${url}", secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw } } }\n`,
);
const dispatcher = startDispatcher({
  state: await openState({ folder }),
  workspace: async () => workspace,
  clock: { now: () => new Date(at) },
  doors: {
    outgoing: {
      ...outgoing,
      send: async (request) => {
        await outgoing.send(request);
        process.kill(process.pid, "SIGKILL");
        return new Promise(() => undefined);
      },
    },
    mailer: openMailer({}),
  },
  onError: console.error,
});
await dispatcher.round();
