import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { hostileResolve, hostileUrls } from "./hostile-urls.fixture.js";
import { openOutgoing } from "./outgoing.js";

/**
 * Runs where every address of the internet is this machine's own (a network namespace), so that a packet to any of them
 * is counted: by the kernel, on the one interface there is. The last line says what was counted.
 */
const packets = (): number => {
  const line = readFileSync("/proc/self/net/dev", "utf8")
    .split("\n")
    .find((text) => text.trim().startsWith("lo:"))!;
  return Number(line.trim().split(/\s+/)[9]);
};

const before = packets();
const reached: string[] = [];
const outgoing = openOutgoing({}, hostileResolve);
for (const url of hostileUrls) {
  outgoing.check(url);
  const answer = await outgoing.send({ url, method: "POST", body: "{}", timeMs: 1_000 });
  if (answer.ok || answer.error.code !== "outgoing.refused") reached.push(url);
}
const sent = packets() - before;
// That packets are counted at all.
const control = packets();
await new Promise<void>((resolve) => {
  connect({ host: "10.0.0.1", port: 80 }).on("error", () => resolve());
});
console.log(JSON.stringify({ urls: hostileUrls.length, sent, reached, control: packets() - control }));
await outgoing.close();
