import { isLoopback } from "../app/serve/read-settings.js";
import type { ServeSettings } from "../app/serve/settings.js";

/**
 * Against DNS rebinding: a page of another site can make a browser send it to this address, but not under one of our names, nor
 * without saying where it comes from.
 */
export const ownHost = (headers: Headers, settings: ServeSettings): boolean => {
  const host = hostOf(`http://${headers.get("Host") ?? ""}`);
  const origin = headers.get("Origin");
  const ours = (name: string | null) =>
    name !== null &&
    (name === hostOf(settings.publicUrl ?? "") ||
      name === settings.host ||
      (settings.publicUrl === undefined && isLoopback(name)) ||
      // Programs on this machine ask it directly also where it has a public name.
      (isLoopback(settings.host) && isLoopback(name)));
  return ours(host) && (origin === null || (origin !== "null" && ours(hostOf(origin))));
};

const hostOf = (url: string): string | null => {
  try {
    return new URL(url).hostname.replace(/^\[|\]$/g, "") || null;
  } catch {
    return null;
  }
};
