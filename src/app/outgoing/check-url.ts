import type { Problem } from "../../core/problem.js";
import { fail, ok, type Result } from "../../core/result.js";
import type { AllowedHosts } from "./allowed-hosts.js";
import { outgoingProblems } from "./problems.js";
import { isPublicAddress } from "./public-address.js";

/** Services of a company's inside that speak, or can be made to misread, HTTP; asked for by name only. */
const innerPorts = new Set([
  2049, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5672, 5900, 5984, 6000, 6379, 6443, 8086, 8123, 8500, 9000,
  9009, 9042, 9092, 9200, 9300, 9440, 10250, 11211, 15672, 26379, 27017,
]);

const innerNames =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$|(^|\.)metadata(\.|$)|^instance-data(\.|$)/;

/**
 * What can be said of an address before anybody is asked where it leads; whoever sends checks the resolved address too.
 * The same check at saving, at testing and at sending.
 */
export const checkUrl = (text: string, allowed: AllowedHosts): Result<URL, Problem> => {
  const refused = (says: string, write = "Write a public address: https://hooks.example.com/kept") =>
    fail(outgoingProblems.make("outgoing.refused", { says, write }));
  if (!URL.canParse(text)) return refused("this is no web address");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return refused(`an address begins with https://, not ${url.protocol}`);
  if (url.username !== "" || url.password !== "")
    return refused("an address carries no user name and no password", "Send them in a header.");
  if (allowed.has(url)) return ok(url);
  const port = portOf(url);
  const allow = `Write a public address, or start Kept with KEPT_ALLOW_PRIVATE=${url.hostname}:${port}`;
  if ((port < 1024 && port !== 80 && port !== 443) || innerPorts.has(port))
    return refused(`port ${port} is not for the web`, allow);
  const host = hostOf(url);
  if (isIp(url)) return isPublicAddress(host) ? ok(url) : refused(`${host} is not a public address`, allow);
  if (!host.includes(".") || innerNames.test(host)) return refused(`${host} is a name from inside a network`, allow);
  return ok(url);
};

export const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));

/** Without brackets and the dot of the root. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

const isIp = (url: URL): boolean => url.hostname.startsWith("[") || /^\d+\.\d+\.\d+\.\d+\.?$/.test(url.hostname);
