import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import type { AllowedHosts } from "./allowed-hosts.js";
import { checkUrl } from "./check-url.js";
import { isPublicAddress } from "./public-address.js";

/** All addresses of a name, as the system knows them. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true, verbatim: true });

export class RefusedAddress extends Error {}

/**
 * Connects only where the address that is connected to has been checked: a name is resolved once, each of its addresses
 * is looked at, and the socket is given these addresses, so that a second answer of the name server changes nothing.
 */
export const guardedAgent = ({ allowed, resolve }: { allowed: AllowedHosts; resolve: Resolve }): Agent => {
  const timeout = 10_000;
  const free = buildConnector({ timeout, lookup: lookupWith(resolve, () => true) });
  const guarded = buildConnector({ timeout, lookup: lookupWith(resolve, isPublicAddress) });
  return new Agent({
    connect: (options, callback) => {
      const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
      // A number as host is never looked up: it must be checked here.
      const checked = checkUrl(url.href, allowed);
      if (!checked.ok) return callback(new RefusedAddress(checked.error.says), null);
      return (allowed.has(url) ? free : guarded)(options, callback);
    },
    maxHeaderSize: 16_384,
    keepAliveTimeout: 4_000,
    connections: 8,
  });
};

const lookupWith =
  (resolve: Resolve, accepts: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const refused = found.find(({ address }) => !accepts(address));
        const [first] = found;
        if (refused) callback(new RefusedAddress(`${hostname} leads to ${refused.address}, which is not public`), "");
        else if (first === undefined) callback(new Error(`${hostname} has no address`), "");
        else if (options.all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
