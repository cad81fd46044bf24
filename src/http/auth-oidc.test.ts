import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { browser } from "./auth.fixture.js";
import { password } from "./doors.fixture.js";
import { type Serving, serve } from "./serve.js";

const yaml = "kept: v1\ncompany: { name: Shop, timezone: Europe/Amsterdam }\n";
const client = { id: "kept", secret: "a secret between the two of them" };

/** A real provider that takes any login name: `name` is `name@shop.example`, verified unless it begins with `un`. */
const startProvider = async (redirectUri: () => string) => {
  // @ts-expect-error: it comes without types.
  const { default: Provider } = await import("oidc-provider");
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let provider: { callback: () => (request: unknown, response: unknown) => void } | null = null;
  server.on("request", (request, response) => {
    provider ??= new Provider(issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [redirectUri()],
          token_endpoint_auth_method: "client_secret_post",
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      conformIdTokenClaims: false,
      cookies: { keys: ["for this test alone"] },
      findAccount: (_ctx: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({
          sub,
          email: `${sub.replace(/^un/, "")}@shop.example`,
          email_verified: !sub.startsWith("un"),
          name: sub,
        }),
      }),
    });
    provider!.callback()(request, response);
  });
  return { issuer, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
};

describe("single sign-on with a real identity provider", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let serving: Serving;
  let admin: ReturnType<typeof browser>;

  beforeAll(async () => {
    provider = await startProvider(() => `${serving.url}/api/auth/callback/oidc`);
    serving = await serve({
      directory: workspace.folder,
      port: 0,
      version: "test",
      env: {
        ...process.env,
        KEPT_OIDC_ISSUER: provider.issuer,
        KEPT_OIDC_CLIENT_ID: client.id,
        KEPT_OIDC_CLIENT_SECRET: client.secret,
      },
      log: () => undefined,
    });
    admin = browser(serving.url);
    const token = new URL(serving.setUp!).searchParams.get("setup")!;
    await admin.post("/api/auth/set-up", { token, name: "Admin", email: "admin@shop.example", password });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await provider?.close();
    await workspace.remove();
  });

  /** Walks the provider's own pages as a person would; ends at the first address of ours that is no callback. */
  const signOn = async (login: string, page: ReturnType<typeof browser>, to?: string): Promise<string> => {
    const begun = await page.post("/api/auth/single-sign-on", to === undefined ? {} : { to });
    const there = browser(provider.issuer);
    let at = new URL(begun.body.url);
    for (let step = 0; step < 20; step++) {
      const ours = at.origin === serving.url;
      if (ours && at.pathname !== "/api/auth/callback/oidc") return at.pathname + at.search;
      const answer = await (ours ? page : there).send(at.href);
      const location = answer.headers.get("location");
      if (location !== null) {
        at = new URL(location, at);
        continue;
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(String(answer.body))?.[1];
      const action = /action="([^"]+)"/.exec(String(answer.body))?.[1];
      if (prompt === undefined || action === undefined) throw new Error(`lost at ${at.pathname}: ${answer.body}`);
      const sent = await there.send(new URL(action, at).href, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ prompt, ...(prompt === "login" ? { login, password: "any" } : {}) }).toString(),
      });
      at = new URL(sent.headers.get("location")!, at);
    }
    throw new Error("too many steps");
  };

  it("offers it, and lets nobody in who was not invited", async () => {
    const page = browser(serving.url);
    expect((await page.get("/api/auth/ways")).body.singleSignOn).toBe(true);
    expect(await signOn("stranger", page)).toMatch(/^\/sign-in\?/);
    expect((await page.get("/api/me")).status).toBe(401);
    expect((await admin.post("/api/members", {})).body.members).toHaveLength(1);
  });

  it("makes the account of somebody who was invited, with the invitation's role, and goes on to the page asked for", async () => {
    const { path } = (await admin.post("/api/invite", { email: "lena@shop.example", role: "lead" })).body;
    const page = browser(serving.url);
    expect(await signOn("lena", page, "/people?promise=fast")).toBe("/people?promise=fast");
    expect((await page.get("/api/me")).body).toMatchObject({ email: "lena@shop.example", role: "lead" });
    // The link went with it.
    const late = browser(serving.url);
    const token = new URL(path, serving.url).searchParams.get("invitation");
    expect((await late.post("/api/auth/invitation", { token })).status).toBe(404);
    const again = browser(serving.url);
    expect(await signOn("lena", again)).toBe("/");
    expect((await again.get("/api/me")).status).toBe(200);
  });

  it("joins an e-mail that the provider has not verified to nobody's account", async () => {
    const page = browser(serving.url);
    expect(await signOn("unadmin", page)).toMatch(/^\/sign-in\?/);
    expect((await page.get("/api/me")).status).toBe(401);
  });

  it("W3: takes no state but its own, and each once", async () => {
    const page = browser(serving.url);
    const begun = await page.post("/api/auth/single-sign-on", {});
    const state = new URL(begun.body.url).searchParams.get("state")!;
    for (const query of [`?code=x&state=${state}`, "?code=x&state=made-up", "?code=x", ""]) {
      const answer = await browser(serving.url).get(`/api/auth/callback/oidc${query}`);
      expect([answer.status, answer.headers.get("location")]).toEqual([302, expect.stringMatching(/^\/sign-in\?/)]);
    }
    // A state is no invitation, no set-up token and no link for a new password.
    for (const [route, rest] of [
      ["invitation/accept", { name: "Eve" }],
      ["set-up", { name: "Eve", email: "eve@shop.example" }],
      ["new-password", {}],
    ] as const)
      expect((await page.post(`/api/auth/${route}`, { token: state, password, ...rest })).status).toBe(404);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/@evil.example/..//evil",
    "\t//evil.example",
    "/%5cevil.example/../..//x",
  ])("W6: comes back to a page of ours alone, whatever %s asks for", async (to) => {
    const page = browser(serving.url);
    const end = await signOn("lena", page, to);
    expect(new URL(end, serving.url).origin).toBe(serving.url);
  });
});
