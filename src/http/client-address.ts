import ipaddr from "ipaddr.js";

/**
 * Where a request comes from. X-Forwarded-For is read from its end for as long as the addresses are those of trusted proxies: what
 * stands before was written by whoever it came from. Null: the connection is gone, or the header holds no address.
 */
export const clientAddress = (
  remote: string | undefined,
  forwarded: string | null,
  trusted: readonly string[],
): string | null => {
  let at = plain(remote);
  const hops = (forwarded ?? "").split(",").reverse();
  for (const hop of hops) {
    if (at === null || hop.trim() === "" || !isTrusted(at, trusted)) break;
    at = plain(hop.trim());
  }
  return at;
};

/** Addresses that one caller has at will are one: an IPv6 network of 64 bits is what a home gets. */
export const addressGroup = (address: string): string => {
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
};

const plain = (text: string | undefined): string | null =>
  text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text).toString() : null;

const isTrusted = (address: string, trusted: readonly string[]): boolean => {
  const parsed = ipaddr.parse(address);
  return trusted.some((one) => {
    if (!one.includes("/")) return ipaddr.isValid(one) && ipaddr.process(one).toString() === address;
    if (!ipaddr.isValidCIDR(one)) return false;
    const [network, bits] = ipaddr.parseCIDR(one);
    return network.kind() === parsed.kind() && parsed.match([network, bits] as [ipaddr.IPv4, number]);
  });
};
