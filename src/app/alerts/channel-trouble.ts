import type { AlertChannel } from "../../spec/alert-rules.js";
import type { ShownChannel } from "../../workspace/alerts.js";
import type { Context } from "../context.js";
import { allowedHosts } from "../outgoing/allowed-hosts.js";
import { checkUrl } from "../outgoing/check-url.js";
import { addressHash } from "./dispatcher.js";

/** Every channel, with what is known to keep messages from it: said before the first alert has to find out. */
export const channelTrouble = async (context: Context): Promise<ShownChannel[]> => {
  const { channels } = (await context.workspace()).alerts;
  const { state } = await context.stores();
  const stopped = await state.db.selectFrom("stopped_channels").select(["address_hash", "says"]).execute();
  return channels.map((channel) => ({
    name: channel.name,
    kind: channel.kind,
    trouble: stopped.find((one) => one.address_hash === addressHash(channel))?.says ?? troubleOf(channel),
  }));
};

const troubleOf = (channel: AlertChannel): string | null => {
  if (channel.kind === "mail") return process.env.KEPT_SMTP_URL ? null : "KEPT_SMTP_URL is not set";
  const checked = checkUrl(channel.url, allowedHosts(process.env));
  return checked.ok ? null : checked.error.says;
};
