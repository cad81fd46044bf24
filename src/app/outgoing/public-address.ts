import ipaddr from "ipaddr.js";

/** IPv6 that carries an IPv4 address, or is handed out for neither: never a host of the public internet by itself. */
const translated = ["64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10", "5f00::/16"].map(
  (range) => ipaddr.parseCIDR(range) as [ipaddr.IPv6, number],
);

/** Whether an address belongs to a host of the public internet: global unicast, and nothing that leads back inside. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  if (parsed.kind() === "ipv4") return address !== azureMetadata;
  const v6 = parsed as ipaddr.IPv6;
  return v6.match(globalUnicast) && !translated.some((range) => v6.match(range));
};

/** The one cloud whose metadata lies at a public address. */
const azureMetadata = "168.63.129.16";

const globalUnicast = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];
