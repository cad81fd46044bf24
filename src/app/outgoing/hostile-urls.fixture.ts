import type { Resolve } from "./guarded-agent.js";

/** Names that lead inside, as a name server of the attacker's would answer. */
export const hostileNames: Readonly<Record<string, string>> = {
  "127.0.0.1.nip.io": "127.0.0.1",
  "10.0.0.1.nip.io": "10.0.0.1",
  "169.254.169.254.nip.io": "169.254.169.254",
  "www.attacker.example": "192.168.1.1",
  "six.attacker.example": "fd00:ec2::254",
  "mapped.attacker.example": "::ffff:169.254.169.254",
  "nat64.attacker.example": "64:ff9b::a9fe:a9fe",
  "sixtofour.attacker.example": "2002:7f00:1::1",
  "zero.attacker.example": "0.0.0.0",
  "shared.attacker.example": "100.100.100.200",
  "azure.attacker.example": "168.63.129.16",
  "xn--bcher-kva.example": "127.0.0.1",
};

export const hostileResolve: Resolve = async (hostname) => {
  const address = hostileNames[hostname.replace(/\.$/, "")];
  if (address === undefined) throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
  return [{ address, family: address.includes(":") ? 6 : 4 }];
};

const addresses = [
  ..."127.0.0.1 127.1 127.0.1 0 0.0.0.0 2130706433 0x7f000001 0x7f.1 017700000001 0177.0.0.1 127.0.0.1. 127.255.255.254".split(
    " ",
  ),
  ..."10.0.0.1 10.1 0x0a000001 167772161 172.16.0.1 172.31.255.255 192.168.0.1 192.168.257 3232235777 0300.0250.1.1".split(
    " ",
  ),
  ..."169.254.169.254 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 169.254.170.2 100.64.0.1 100.100.100.200".split(
    " ",
  ),
  ..."192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16".split(
    " ",
  ),
  ..."[::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:169.254.169.254] [::127.0.0.1]".split(
    " ",
  ),
  ..."[64:ff9b::a9fe:a9fe] [64:ff9b::127.0.0.1] [64:ff9b:1::a00:1] [fd00:ec2::254] [fc00::1] [fe80::1] [fec0::1]".split(
    " ",
  ),
  ..."[2002:7f00:1::1] [2002:a9fe:a9fe::1] [2001:0:7f00:1::1] [ff02::1] [2001:db8::1] [100::1] [5f00::1]".split(" "),
];
const names = [
  ..."localhost LOCALHOST localhost. foo.localhost metadata metadata.google.internal metadata.google.internal.".split(
    " ",
  ),
  ..."instance-data.ec2.internal kept.local printer.lan db.internal intranet wiki.corp router.home.arpa".split(" "),
  ..."\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3 127\u30020\u30020\u30021 \uff11\uff12\uff17.0.0.1 b\u00fccher.example".split(
    " ",
  ),
  ...Object.keys(hostileNames).flatMap((name) => [name, `${name}.`]),
];
const ports = [22, 25, 6379, 8123, 9000, 5432, 3306, 9200, 11211, 27017, 2375, 1, 21, 23, 53, 110, 139, 445, 587, 993];
const odd = [
  ..."unix:/var/run/docker.sock file:///etc/passwd gopher://127.0.0.1:6379/_INFO data:text/html,x ftp://10.0.0.1/ ws://127.0.0.1/".split(
    " ",
  ),
  ..."javascript:alert(1) dict://127.0.0.1:11211/stat ldap://10.0.0.1 blob:http://127.0.0.1/x about:blank //127.0.0.1 127.0.0.1".split(
    " ",
  ),
  ..."http:// http://: http://[::1 http://127.0.0.1:99999 https://hooks.example.com@127.0.0.1/ https://a:b@hooks.example.com/".split(
    " ",
  ),
  ..."http://127.0.0.1\\@hooks.example.com/ http:\\\\127.0.0.1 http:/127.0.0.1 http:127.0.0.1 http://127.0.0.1%2f@x.example".split(
    " ",
  ),
  ..."http://127.0.0.1#@hooks.example.com http://127.0.0.1?@hooks.example.com http://%31%32%37.0.0.1 http://127.%30.0.1/".split(
    " ",
  ),
];

/** Addresses that lead inside, or nowhere on the web: not one may be sent to. */
export const hostileUrls: readonly string[] = [
  ...[...addresses, ...names].flatMap((host) => [`http://${host}/`, `https://${host}/latest/meta-data/`]),
  ...addresses.slice(0, 12).map((host) => `http://${host}:8080/`),
  ...ports.flatMap((port) => [`http://hooks.example.com:${port}/`, `https://93.184.216.34:${port}/`]),
  ...odd,
];
