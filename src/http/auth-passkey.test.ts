import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { password } from "./doors.fixture.js";
import { type Serving, serve } from "./serve.js";

const yaml = "kept: v1\ncompany: { name: Shop, timezone: Europe/Amsterdam }\n";
const executablePath = process.env.KEPT_TEST_CHROMIUM ?? "/usr/bin/chromium";
const there = existsSync(executablePath);
if (!there) it.skip(`passkeys in a browser: there is no ${executablePath}`);

describe.runIf(there)("a passkey, in a real browser with a virtual authenticator", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  let serving: Serving;
  let browser: Browser;
  let page: Page;
  let token: string;

  beforeAll(async () => {
    serving = await serve({ directory: workspace.folder, port: 0, version: "test", log: () => undefined });
    token = new URL(serving.setUp!).searchParams.get("setup")!;
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    page = await browser.newPage();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    // A passkey belongs to a name: an address such as 127.0.0.1 has none.
    await page.goto(`${serving.url.replace("127.0.0.1", "localhost")}/api/docs`);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await serving?.stop();
    await workspace.remove();
  });

  const post = (path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> =>
    page.evaluate(
      async ([to, sent]) => {
        const answer = await fetch(to!, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: sent!,
        });
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
      },
      [path, JSON.stringify(body)],
    );
  const me = () => page.evaluate(async () => (await fetch("/api/me")).status);
  type Json = Record<string, unknown>;
  /** The browser asks the authenticator; what it answers, as the page would send it. */
  const create = (options: Json): Promise<Json> =>
    page.evaluate(async (given) => {
      const { PublicKeyCredential: Key, navigator: here } = globalThis as never as Record<string, never> as never as {
        PublicKeyCredential: { parseCreationOptionsFromJSON: (given: unknown) => unknown };
        navigator: { credentials: { create: (asked: unknown) => Promise<{ toJSON: () => Json }> } };
      };
      return (await here.credentials.create({ publicKey: Key.parseCreationOptionsFromJSON(given) })).toJSON();
    }, options);
  const get = (options: Json): Promise<Json> =>
    page.evaluate(async (given) => {
      const { PublicKeyCredential: Key, navigator: here } = globalThis as never as Record<string, never> as never as {
        PublicKeyCredential: { parseRequestOptionsFromJSON: (given: unknown) => unknown };
        navigator: { credentials: { get: (asked: unknown) => Promise<{ toJSON: () => Json }> } };
      };
      return (await here.credentials.get({ publicKey: Key.parseRequestOptionsFromJSON(given) })).toJSON();
    }, options);

  it("is made by whoever is signed in, signs in by itself, and answers each challenge once", async () => {
    const ann = { token, name: "Ann", email: "ann@shop.example", password };
    expect((await post("/api/auth/set-up", ann)).status).toBe(200);
    const made = await create((await post("/api/me/passkeys/begin", {})).body);
    const added = await post("/api/me/passkeys", { name: "Laptop", response: made });
    expect(added).toMatchObject({ status: 200, body: { added: true } });
    expect((await post("/api/me/passkeys", { name: "Again", response: made })).status).toBe(401);
    await post("/api/auth/sign-out", {});
    expect(await me()).toBe(401);

    const shown = await get((await post("/api/auth/passkey", {})).body);
    expect((await post("/api/auth/passkey/sign-in", { response: shown })).status).toBe(200);
    expect(await me()).toBe(200);
    await post("/api/auth/sign-out", {});
    // W3: the answer to a challenge is worth nothing the second time, nor for another challenge.
    expect((await post("/api/auth/passkey/sign-in", { response: shown })).status).toBe(401);
    expect(await me()).toBe(401);
  });

  it("signs nobody in once it is removed", async () => {
    await post("/api/auth/sign-in", { email: "ann@shop.example", password });
    const { passkeys } = await page.evaluate(
      async () => (await (await fetch("/api/me/passkeys")).json()) as { passkeys: { id: string }[] },
    );
    expect(passkeys).toMatchObject([{ name: "Laptop", lastUsed: expect.any(String) }]);
    expect((await post("/api/me/passkeys/remove", { id: passkeys[0]!.id })).status).toBe(200);
    await post("/api/auth/sign-out", {});
    const shown = await get((await post("/api/auth/passkey", {})).body);
    expect((await post("/api/auth/passkey/sign-in", { response: shown })).status).toBe(401);
  });
});
