import type { QueryClient } from "@tanstack/react-query";
import { ask } from "../../ask.js";

/** To where the reader was, else to where their work begins. A whole load: nothing of whoever was here before stays. */
export const goOn = async (client: QueryClient, next: string | undefined): Promise<void> => {
  client.clear();
  const { landing } = await ask("me", {});
  location.assign(isOurs(next) ? next : landing);
};

/** A path of this site, never another's address. */
const isOurs = (next: string | undefined): next is string => {
  if (next === undefined || !next.startsWith("/")) return false;
  const url = new URL(next, location.origin);
  return url.origin === location.origin && !/^\/(sign-in|start)/.test(url.pathname);
};
