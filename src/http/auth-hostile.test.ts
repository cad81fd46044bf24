import { createHmac } from "node:crypto";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { browser } from "./auth.fixture.js";
import { password } from "./doors.fixture.js";
import { type ServeOptions, type Serving, serve } from "./serve.js";

const yaml = "kept: v1\ncompany: { name: Shop, timezone: Europe/Amsterdam }\n";
const email = "ann@shop.example";
type Page = ReturnType<typeof browser>;

/** A server with Ann, its admin. */
const served = async (options: Partial<ServeOptions> = {}) => {
  const workspace = newWorkspace(yaml);
  const serving: Serving = await serve({
    directory: workspace.folder,
    port: 0,
    version: "test",
    log: () => undefined,
    ...options,
    // Tests share their machine: being late is not what they are about.
    flags: { mostLagMs: 60_000, ...options.flags },
  });
  const here = serving.url;
  const open = (headers: Record<string, string> = {}) => browser(here, { headers });
  const token = new URL(serving.setUp!).searchParams.get("setup")!;
  const origin = new URL(serving.setUp!).origin;
  const post = (page: Page, path: string, body: object, headers: Record<string, string> = {}) =>
    page.send(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin, ...headers },
      body: JSON.stringify(body),
    });
  const ann = open();
  await post(ann, "/api/auth/set-up", { token, name: "Ann", email, password });
  return {
    url: here,
    origin,
    open,
    post,
    ann,
    signIn: async (page = open()) => {
      await post(page, "/api/auth/sign-in", { email, password });
      return page;
    },
    close: async () => {
      await serving.stop();
      await workspace.remove();
    },
  };
};

describe("W4: guessing", { timeout: 120_000 }, () => {
  let shop: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    shop = await served({ flags: { trustProxies: ["127.0.0.1"], requestsPerAddress: 100_000 } });
  }, 60_000);
  afterAll(() => shop?.close());

  const guess = (from: string, account: string, tried = "not the password at all") =>
    shop.post(shop.open({ "X-Forwarded-For": from }), "/api/auth/sign-in", { email: account, password: tried });

  it("looks at ten tries of an account and no more, though two hundred come at once, from everywhere and in any case", async () => {
    const forms = [email, email.toUpperCase(), ` ${email}`, email.normalize("NFD")];
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) => guess(`198.51.${i % 200}.7`, forms[i % forms.length]!)),
    );
    expect(all.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(190);
    const right = await guess("203.0.113.9", email, password);
    expect(right.status).toBe(429);
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(60);
  });

  it("counts a /64 of IPv6 as one, and what a stranger says of where it comes from as nothing", async () => {
    const look = async (from: string) =>
      (await shop.post(shop.open({ "X-Forwarded-For": from }), "/api/auth/invitation", { token: "x".repeat(43) }))
        .status;
    const near = await Promise.all(Array.from({ length: 60 }, (_, i) => look(`2001:db8:1:2::${i.toString(16)}`)));
    expect(near.filter((status) => status === 429)).toHaveLength(10);
    const spoofed = await Promise.all(Array.from({ length: 60 }, (_, i) => look(`10.9.8.${i}, 192.0.2.77`)));
    expect(spoofed.filter((status) => status === 429)).toHaveLength(10);
    expect(await look("2001:db8:1:3::1")).toBe(404);
  });

  it("has no second way to the same door", async () => {
    for (const path of [
      "//api/auth/sign-in",
      "/api//auth///sign-in",
      "/API/auth/sign-in",
      "/api/auth/sign-in/",
      "/api/auth/sign-in.",
      "/api/auth/sign-in/email",
      "/api/auth/sign-up/email",
      "/api/auth/get-session",
      "/api/auth/kept/open-session",
    ])
      expect((await shop.post(shop.open(), path, { email, password, userId: "1" })).status, path).toBe(404);
  });
});

describe("W4: who has an account", { timeout: 120_000 }, () => {
  let shop: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    shop = await served();
  }, 60_000);
  afterAll(() => shop?.close());

  it("answers alike for whoever has an account and whoever has none: text, status and time", async () => {
    const times = { ann: [] as number[], nobody: [] as number[] };
    const bodies = new Set<string>();
    for (let i = 0; i < 8; i++)
      for (const [who, account] of [
        ["ann", email],
        ["nobody", `nobody${i}@shop.example`],
      ] as const) {
        const before = performance.now();
        const { status, body } = await shop.post(shop.open(), "/api/auth/sign-in", {
          email: account,
          password: "wrong, wrong",
        });
        times[who].push(performance.now() - before);
        bodies.add(`${status} ${JSON.stringify(body)}`);
      }
    expect(bodies.size).toBe(1);
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
    // Both hash a password; without that, nobody's would be answered in a twentieth of the time.
    expect(median(times.nobody)).toBeGreaterThan(median(times.ann) / 3);
    expect(median(times.ann)).toBeGreaterThan(median(times.nobody) / 3);
  });
});

describe("W5: sessions", { timeout: 120_000 }, () => {
  let shop: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    shop = await served();
  }, 60_000);
  afterAll(() => shop?.close());

  it("begin with a token of ours, whatever a page brought along", async () => {
    const victim = shop.open();
    const [name, fixed] = [...shop.ann.cookies][0]!;
    victim.cookies.set(name, fixed);
    await shop.signIn(victim);
    expect(victim.cookies.get(name)).not.toBe(fixed);
  });

  it("end everywhere at once, and elsewhere when the password changes", async () => {
    const [one, two] = [await shop.signIn(), await shop.signIn()];
    const next = "another long password";
    expect((await shop.post(one, "/api/me/password", { password, next })).status).toBe(200);
    expect([(await one.get("/api/me")).status, (await two.get("/api/me")).status]).toEqual([200, 401]);
    expect((await shop.post(one, "/api/me/password", { password: next, next: password })).status).toBe(200);
    const three = await shop.signIn();
    expect((await shop.post(one, "/api/me/sessions/end", { all: true })).status).toBe(200);
    expect([(await one.get("/api/me")).status, (await three.get("/api/me")).status]).toEqual([401, 401]);
  });

  it("are held by a cookie that scripts cannot read and other sites do not send", async () => {
    const page = await shop.signIn();
    for (const cookie of page.setCookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
  });

  it("ask for a code of the app too, once it is set up, each code once", async () => {
    const page = await shop.signIn();
    const { body } = await shop.post(page, "/api/me/two-step", { password });
    const secret = new URL(body.uri).searchParams.get("secret")!;
    expect((await shop.post(page, "/api/me/two-step/confirm", { code: "000000" })).status).toBe(401);
    expect((await shop.post(page, "/api/me/two-step/confirm", { code: totp(secret) })).status).toBe(200);
    expect((await page.get("/api/me")).body.twoStep).toBe(true);

    const later = shop.open();
    const half = await shop.post(later, "/api/auth/sign-in", { email, password });
    expect(half.body).toEqual({ signedIn: false, needs: "code" });
    expect((await later.get("/api/me")).status).toBe(401);
    expect((await shop.post(shop.open(), "/api/auth/code", { code: totp(secret) })).status).toBe(401);
    expect((await shop.post(later, "/api/auth/code", { code: "123456" })).status).toBe(401);
    expect((await shop.post(later, "/api/auth/code", { code: totp(secret) })).status).toBe(200);
    expect((await later.get("/api/me")).status).toBe(200);

    const [backup] = body.backupCodes as string[];
    const lost = shop.open();
    await shop.post(lost, "/api/auth/sign-in", { email, password });
    expect((await shop.post(lost, "/api/auth/code", { code: backup, kind: "backup" })).status).toBe(200);
    const again = shop.open();
    await shop.post(again, "/api/auth/sign-in", { email, password });
    expect((await shop.post(again, "/api/auth/code", { code: backup, kind: "backup" })).status).toBe(401);
    expect((await shop.post(lost, "/api/me/two-step/end", { password })).body).toEqual({ twoStep: false });
  });
});

/** RFC 6238, six digits, thirty seconds. */
const totp = (base32: string): string => {
  const bits = [...base32.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19]! & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

describe("W3: tokens", { timeout: 120_000 }, () => {
  let shop: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    shop = await served();
  }, 60_000);
  afterAll(() => shop?.close());
  const tokenOf = (path: string) => [...new URL(path, "http://kept.invalid").searchParams.values()][0]!;

  it("are good for what they were made for alone, once, and whole", async () => {
    const { ann, post } = shop;
    const invitation = tokenOf(
      (await post(ann, "/api/invite", { email: "bo@shop.example", role: "viewer" })).body.path,
    );
    const reset = tokenOf((await post(ann, "/api/member-password", { who: email })).body.path);
    const eve = shop.open();
    const next = "a password of eve's choice";
    expect((await post(eve, "/api/auth/new-password", { token: invitation, password: next })).status).toBe(404);
    expect(
      (await post(eve, "/api/auth/set-up", { token: invitation, name: "E", email: "e@x.example", password })).status,
    ).toBe(404);
    expect((await post(eve, "/api/auth/invitation/accept", { token: reset, name: "E", password })).status).toBe(404);
    expect(
      (await post(eve, "/api/auth/invitation/accept", { token: invitation.slice(0, -1), name: "E", password })).status,
    ).toBe(404);
    const both = await Promise.all(
      [1, 2].map((i) =>
        post(shop.open(), "/api/auth/invitation/accept", { token: invitation, name: `Bo ${i}`, password }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await post(eve, "/api/auth/new-password", { token: reset, password: next })).status).toBe(200);
    expect((await post(eve, "/api/auth/new-password", { token: reset, password })).status).toBe(404);
    expect((await ann.get("/api/me")).status).toBe(401);
  });

  it("are refused where they are signed by nobody, by somebody else, or cut", async () => {
    const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url");
    const jwts = [
      `${part({ alg: "none" })}.${part({ sub: "1", role: "admin" })}.`,
      `${part({ alg: "HS256", kid: "../../dev/null" })}.${part({ role: "admin" })}.${part({})}`,
    ];
    for (const bearer of [...jwts, "kept_", "kept_undefined", "null"])
      expect((await shop.open({ Authorization: `Bearer ${bearer}` }).get("/api/me")).status).toBe(401);
    const bo = shop.open();
    await shop.post(bo, "/api/auth/sign-in", { email: "bo@shop.example", password });
    const [name, good] = [...bo.cookies][0]!;
    expect((await bo.get("/api/me")).status).toBe(200);
    const [token] = decodeURIComponent(good).split(".");
    for (const bad of [token!, `${token}.`, `${token}.${"A".repeat(43)}=`, good.slice(0, -6), `x${good}`]) {
      bo.cookies.set(name, bad);
      expect((await bo.get("/api/me")).status, bad).toBe(401);
    }
  });
});

describe("W9: another site's page", { timeout: 120_000 }, () => {
  let shop: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    shop = await served();
  }, 60_000);
  afterAll(() => shop?.close());

  it("cannot act for whoever is signed in here", async () => {
    const send = (headers: Record<string, string>) =>
      shop.ann.send("/api/key-new", { method: "POST", headers, body: JSON.stringify({ name: "eve" }) });
    const json = { "Content-Type": "application/json" };
    const port = new URL(shop.url).port;
    for (const origin of [
      "https://evil.example",
      "null",
      `http://sub.127.0.0.1:${port}`,
      `http://localhost:${port}`,
      "http://127.0.0.1:1",
    ])
      expect((await send({ ...json, Origin: origin })).status, origin).toBe(403);
    expect((await send(json)).status).toBe(403);
    expect((await send({ ...json, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await send({ ...json, "Sec-Fetch-Site": "same-site" })).status).toBe(403);
    expect((await send({ ...json, Origin: shop.url, "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
      expect((await send({ ...(type ? { "Content-Type": type } : {}), Origin: shop.url })).status, type).toBe(415);
    expect((await shop.post(shop.ann, "/api/keys", {})).body.keys).toEqual([]);
    expect((await shop.ann.get("/api/key-new?name=eve")).status).toBe(404);
  });

  it("cannot sign anybody in, and reads nothing", async () => {
    const page = shop.open();
    const asked = await shop.post(page, "/api/auth/sign-in", { email, password }, { Origin: "https://evil.example" });
    expect([asked.status, page.setCookies]).toEqual([403, []]);
    for (const method of ["GET", "OPTIONS"]) {
      const { headers } = await shop.ann.send("/api/me", { method, headers: { Origin: "https://evil.example" } });
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});

describe("W10: it does not start", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  afterAll(() => workspace.remove());
  const start = (options: Partial<ServeOptions>) =>
    serve({ directory: workspace.folder, port: 0, version: "test", log: () => undefined, ...options });

  it("with a secret that others know or can guess", async () => {
    for (const KEPT_SECRET of ["changeme", "12345678", "changeme-changeme-changeme-changeme"])
      await expect(start({ env: { ...process.env, KEPT_SECRET } })).rejects.toMatchObject({
        code: "access.set-up",
        instead: expect.stringContaining("openssl"),
      });
  });

  it("with a state that other users of the machine can read", async () => {
    const path = join(workspace.folder, ".kept", "state.sqlite");
    chmodSync(path, 0o644);
    await expect(start({})).rejects.toMatchObject({ code: "access.set-up", instead: `chmod 600 ${path}` });
    chmodSync(path, 0o600);
  });

  it("in clear for other machines", async () => {
    await expect(start({ host: "0.0.0.0" })).rejects.toThrow("nothing says that TLS is before it");
  });

  it("unless all that is mended; behind TLS its cookies are its host's alone", async () => {
    const serving = await start({ flags: { publicUrl: "https://kept.shop.example" } });
    const page = browser(serving.url);
    const token = new URL(serving.setUp!).searchParams.get("setup");
    expect(serving.setUp).toMatch(/^https:\/\/kept\.shop\.example\/start\?setup=/);
    const { status } = await page.send("/api/auth/set-up", {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: "https://kept.shop.example" },
      body: JSON.stringify({ token, name: "Ann", email, password }),
    });
    expect(status).toBe(200);
    const session = page.setCookies.find((cookie) => cookie.startsWith("__Host-kept.session="))!;
    expect(session).toMatch(/; Secure/i);
    expect(session).toMatch(/; Path=\//i);
    expect(session).not.toMatch(/domain/i);
    await serving.stop();
  });
});
