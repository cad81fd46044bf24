import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import type { AlertMessage } from "../../report/alert-message.js";
import { say } from "../../report/words/say.js";
import type { Context } from "../context.js";
import { openMailer } from "../outgoing/mailer.js";
import { openOutgoing } from "../outgoing/outgoing.js";
import { addressHash } from "./dispatcher.js";
import { deliveryRows } from "./outbox.js";
import { alertProblems } from "./problems.js";
import { sendMessage } from "./send-message.js";

const input = z.object({
  channel: z.string().max(64).describe("Which, as kept.yaml names it").meta({ placeholder: "NAME" }),
  to: z
    .string()
    .max(254)
    .optional()
    .describe("Of a mail: to whom; its first address otherwise")
    .meta({ placeholder: "MAIL" }),
});

export const channelTest = useCase({
  name: "channel-test",
  title: "Try a channel",
  says: "Sends one test message through the same doors as an alert, at once and once, and says what came back. A channel that had said it was gone begins again when it answers.",
  input,
  output: z.object({
    ok: z.boolean(),
    says: z.string().describe("What came back, or why nothing was sent."),
  }),
  needs: "setup",
  cli: {
    positional: ["channel"],
    examples: [{ command: "kept channel-test slack", does: "one message, marked as a test" }],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const workspace = await context.workspace();
    const channel = workspace.alerts.channels.find((one) => one.name === asked.channel);
    if (channel === undefined) throw wrong("alerts.channel", `there is no channel ${asked.channel}`);
    const recipient = channel.kind === "mail" ? (asked.to ?? channel.to.find((to) => to !== "owner") ?? null) : null;
    if (channel.kind === "mail" && recipient === null) throw wrong("alerts.to", "it is not said who gets the test");
    const now = context.clock.now();
    const company = workspace.company.name;
    const message: AlertMessage = {
      event: "test",
      at: now.toISOString(),
      company,
      title: say("alert.test", { company }),
      wording: null,
      lines: [],
      link: null,
      data: {},
    };
    const [row] = deliveryRows([{ channel: channel.name, recipient, at: now }], message, {
      about: { alert: null, owner: null, subject: null },
      now,
    });
    const doors = { outgoing: openOutgoing(process.env), mailer: openMailer(process.env) };
    const result = await sendMessage({ id: row!.id, message, recipient, now }, channel, doors).finally(async () => {
      doors.mailer.close();
      await doors.outgoing.close();
    });
    const { state } = await context.stores();
    const sent = result.ok ? { state: "sent" as const, sent_at: now.toISOString() } : { state: "given up" as const };
    await state.db
      .insertInto("deliveries")
      .values({ ...row!, ...sent, attempts: 1, tried_at: now.toISOString(), next_at: null, says: result.says })
      .execute();
    if (result.ok)
      await state.db.deleteFrom("stopped_channels").where("address_hash", "=", addressHash(channel)).execute();
    return { ok: result.ok, says: result.says };
  },
});

const wrong = (code: keyof typeof alertProblems.kinds, says: string) =>
  new ProblemsFound([alertProblems.make(code, { says, write: alertProblems.kinds[code].instead })]);
