import { execFileSync, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { createServer as createNetServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Resolve } from "./guarded-agent.js";
import { hostileResolve, hostileUrls } from "./hostile-urls.fixture.js";
import { type Outgoing, openOutgoing } from "./outgoing.js";
import { isPublicAddress } from "./public-address.js";

const inNamespace = (command: string) => [
  "-rn",
  "sh",
  "-c",
  `ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo && ${command}`,
];
const namespaces = spawnSync("unshare", inNamespace("true")).status === 0;

const held: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of held.splice(0).reverse()) await end();
});

const listening = async (
  listener: RequestListener,
): Promise<{ url: string; host: string; server: Server; asked: () => number }> => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  held.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}`, host, server, asked: () => asked };
};

const outgoingTo = (hosts: readonly string[], resolve?: Resolve): Outgoing => {
  const outgoing = openOutgoing({ KEPT_ALLOW_PRIVATE: hosts.join(",") }, resolve);
  held.push(() => outgoing.close());
  return outgoing;
};

const refusal = async (outgoing: Outgoing, url: string) => {
  const answer = await outgoing.send({ url, timeMs: 2_000 });
  return answer.ok ? `answered ${answer.value.status}` : answer.error;
};

describe("addresses that lead inside", () => {
  it.runIf(namespaces)("H1: not one packet leaves for any of them", () => {
    const out = execFileSync(
      "unshare",
      inNamespace(`${process.execPath} --import tsx src/app/outgoing/hostile-urls-process.fixture.ts`),
      { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
    );
    const counted = JSON.parse(out.trim().split("\n").at(-1)!) as Record<string, unknown>;
    expect(counted).toMatchObject({ sent: 0, reached: [] });
    expect(counted.control).toBeGreaterThan(0);
    expect(counted.urls).toBeGreaterThanOrEqual(250);
  });
  if (!namespaces) it.skip("H1: packets are counted in a network namespace, which this machine does not allow");

  it("H1: each is refused without an answer, by check or by the address that its name leads to", async () => {
    const outgoing = outgoingTo([], hostileResolve);
    for (const url of hostileUrls)
      expect([url, await refusal(outgoing, url)]).toMatchObject([url, { code: "outgoing.refused" }]);
  });

  it("knows public addresses from others", () => {
    for (const address of ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of [
      "",
      "x",
      "10.0.0.1",
      "::ffff:8.8.8.8",
      "64:ff9b::808:808",
      "2002:808:808::1",
      "168.63.129.16",
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });

  it("reaches a place inside that is allowed by host and port, and no other port of it", async () => {
    const place = await listening((_, response) => response.end("here"));
    const other = await listening((_, response) => response.end("not here"));
    const outgoing = outgoingTo([place.host]);
    expect(await outgoing.send({ url: place.url })).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await refusal(outgoing, other.url)).toMatchObject({ code: "outgoing.refused" });
    expect(other.asked()).toBe(0);
  });

  it("keeps a secret path out of what it says", async () => {
    const outgoing = outgoingTo(["127.0.0.1:1"]);
    const said = JSON.stringify(await outgoing.send({ url: "http://127.0.0.1:1/services/T00/SECRET" }));
    expect(said).toContain("ECONNREFUSED");
    expect(said).not.toContain("SECRET");
  });
});

describe("names whose answers change", () => {
  /** A name server of its own: gives the addresses in turn, each for no time at all. */
  const nameServer = async (
    answers: readonly (readonly string[])[],
  ): Promise<{ resolve: Resolve; asked: () => number }> => {
    let asked = 0;
    const socket = createSocket("udp4");
    socket.on("message", (query, from) => {
      const addresses = answers[Math.min(asked++, answers.length - 1)]!;
      const header = Buffer.from(query.subarray(0, 12));
      header.writeUInt16BE(0x8180, 2);
      header.writeUInt16BE(addresses.length, 6);
      header.writeUInt32BE(0, 8);
      const end = query.indexOf(0, 12) + 5;
      const records = addresses.map((address) =>
        Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
      );
      socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    held.push(() => void socket.close());
    const resolver = new Resolver({ timeout: 1_000 });
    resolver.setServers([`127.0.0.1:${socket.address().port}`]);
    return {
      resolve: async (hostname) => (await resolver.resolve4(hostname)).map((address) => ({ address, family: 4 })),
      asked: () => asked,
    };
  };

  it("H2: the address that was checked is the one connected to: it is asked for once", async () => {
    // Public at first: nobody listens there; an attacker's second answer would lead to our listener.
    const inside = await listening((_, response) => response.end("inside"));
    const names = await nameServer([["192.0.2.1"], ["127.0.0.1"]]);
    const outgoing = outgoingTo([], names.resolve);
    const url = `http://rebind.example:${new URL(inside.url).port}/`;
    expect(await refusal(outgoing, url)).toMatchObject({ code: "outgoing.refused" });
    expect(names.asked()).toBe(1);
    expect(await refusal(outgoing, url)).toMatchObject({ code: "outgoing.refused" });
    expect(inside.asked()).toBe(0);
  });

  it("H2: a name with one public and one private address is refused as a whole", async () => {
    const inside = await listening((_, response) => response.end("inside"));
    const names = await nameServer([["93.184.216.34", "127.0.0.1"]]);
    const url = `http://two.example:${new URL(inside.url).port}/`;
    expect(await refusal(outgoingTo([], names.resolve), url)).toMatchObject({
      code: "outgoing.refused",
      says: "two.example leads to 127.0.0.1, which is not public",
    });
    expect(inside.asked()).toBe(0);
  });
});

describe("redirects", () => {
  it("H2: each hop is checked: nothing inside is asked, whatever the code", async () => {
    const inside = await listening((_, response) => response.end("inside"));
    const place = await listening((request, response) => {
      response.writeHead(Number(request.url!.slice(1)), { location: inside.url }).end();
    });
    const outgoing = outgoingTo([place.host]);
    for (const status of [301, 302, 303, 307, 308])
      expect(await refusal(outgoing, `${place.url}/${status}`)).toMatchObject({ code: "outgoing.refused" });
    for (const status of [307, 308])
      expect(await outgoing.send({ url: `${place.url}/${status}`, method: "POST", body: "{}" })).toMatchObject({
        ok: false,
      });
    expect(inside.asked()).toBe(0);
  });

  it("H2: follows three, not a fourth", async () => {
    const place = await listening((request, response) => {
      const left = Number(request.url!.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const outgoing = outgoingTo([place.host]);
    expect(await outgoing.send({ url: `${place.url}/3` })).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await refusal(outgoing, `${place.url}/20`)).toMatchObject({ code: "outgoing.refused" });
    expect(place.asked()).toBe(8);
  });

  it("keeps a key from another place that it is sent on to", async () => {
    const seen: (string | undefined)[] = [];
    const other = await listening((request, response) => {
      seen.push(request.headers.authorization, request.headers["webhook-id"] as string);
      response.end();
    });
    const place = await listening((_, response) => void response.writeHead(307, { location: other.url }).end());
    await outgoingTo([place.host, other.host]).send({
      url: place.url,
      method: "POST",
      headers: { Authorization: "Bearer x", "Webhook-Id": "msg_1" },
      body: "{}",
    });
    expect(seen).toEqual([undefined, "msg_1"]);
  });
});

describe("answers", () => {
  it("H3: reads 64 KB of an endless one, and of a gzip bomb", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const place = await listening((request, response) => {
      if (request.url === "/bomb") return void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
      const more = setInterval(() => response.write(Buffer.alloc(10_000)), 1);
      response.on("close", () => clearInterval(more));
    });
    const outgoing = outgoingTo([place.host]);
    for (const path of ["/endless", "/bomb"]) {
      const answer = await outgoing.send({ url: `${place.url}${path}` });
      expect(answer.ok && [answer.value.body.length, answer.value.cut]).toEqual([65_536, true]);
    }
  });

  it("H3: waits no longer than it was told, for headers and for a body of a byte a second", async () => {
    const place = await listening((request, response) => {
      if (request.url === "/never") return;
      const more = setInterval(() => response.write("x"), 100);
      response.on("close", () => clearInterval(more));
    });
    const outgoing = outgoingTo([place.host]);
    for (const path of ["/never", "/slowly"]) {
      const began = Date.now();
      expect(await outgoing.send({ url: `${place.url}${path}`, timeMs: 400 })).toMatchObject({
        ok: false,
        error: { code: "outgoing.failed", says: "no answer within 0.4 s" },
      });
      expect(Date.now() - began).toBeLessThan(2_000);
    }
  });

  it("H3: a connection that is reset and an encoding that was not asked for are failures, not exceptions", async () => {
    const place = await listening((_, response) => void response.writeHead(200, { "content-encoding": "br" }).end("x"));
    const net = createNetServer((socket) => socket.resetAndDestroy());
    await new Promise<void>((resolve) => net.listen(0, "127.0.0.1", resolve));
    held.push(() => void net.close());
    const host = `127.0.0.1:${(net.address() as AddressInfo).port}`;
    const outgoing = outgoingTo([place.host, host]);
    expect(await refusal(outgoing, place.url)).toMatchObject({ code: "outgoing.failed" });
    expect(await refusal(outgoing, `http://${host}`)).toMatchObject({ code: "outgoing.failed" });
  });

  it("asks for gzip alone and unpacks it", async () => {
    const asked: (string | undefined)[] = [];
    const place = await listening((request, response) => {
      asked.push(request.headers["accept-encoding"] as string);
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("hello"));
    });
    const answer = await outgoingTo([place.host]).send({ url: place.url, headers: { "accept-encoding": "br" } });
    expect(answer.ok && answer.value.body.toString()).toBe("hello");
    expect(asked).toEqual(["gzip"]);
  });

  it.runIf(spawnSync("openssl", ["version"]).status === 0)(
    "H3: a certificate that nobody vouches for ends it before a word is said",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "kept-tls-"));
      held.push(() => rmSync(folder, { recursive: true, force: true }));
      const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
      const made = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout ${key} -out ${cert}`;
      execFileSync("openssl", made.split(" "), { stdio: "ignore" });
      let asked = 0;
      const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
        asked++;
        response.end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      held.push(() => void server.close());
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      expect(await refusal(outgoingTo([host]), `https://${host}/`)).toMatchObject({
        code: "outgoing.failed",
        says: "the connection failed: DEPTH_ZERO_SELF_SIGNED_CERT",
      });
      expect(asked).toBe(0);
    },
  );
});
