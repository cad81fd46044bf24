import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/workspace.fixture.js";
import { browser } from "./auth.fixture.js";
import { serve } from "./serve.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
`;

describe("the first account and signing in", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  let serving: Awaited<ReturnType<typeof serve>>;
  const password = "a long enough password";
  const ann = { name: "Ann", email: "ann@shop.example", password };
  beforeAll(async () => {
    serving = await serve({ directory: workspace.folder, port: 0, version: "test", log: () => undefined });
  }, 60_000);
  afterAll(async () => {
    await serving?.stop();
    await workspace.remove();
  });

  it("makes the first account with the printed link, once, and signs in", async () => {
    const token = new URL(serving.setUp!).searchParams.get("setup")!;
    const page = browser(serving.url);
    expect(await page.get("/api/auth/ways")).toMatchObject({ status: 200, body: { setUp: true } });
    expect((await page.post("/api/auth/set-up", { token: "x".repeat(43), ...ann })).status).toBe(404);
    expect(await page.post("/api/auth/set-up", { token, ...ann })).toMatchObject({
      status: 200,
      body: { signedIn: true },
    });
    expect(await page.get("/api/me")).toMatchObject({
      body: { name: "Ann", role: "admin", needs: expect.arrayContaining(["setup"]) },
    });
    const other = browser(serving.url);
    expect((await other.post("/api/auth/set-up", { token, ...ann, email: "eve@shop.example" })).status).toBe(404);
    expect((await other.get("/api/me")).status).toBe(401);
    expect(await other.get("/api/auth/ways")).toMatchObject({ body: { setUp: false } });
  });

  it("signs in with e-mail and password, and out", async () => {
    const page = browser(serving.url);
    expect((await page.post("/api/auth/sign-in", { email: ann.email, password: "wrong password!" })).status).toBe(401);
    expect((await page.post("/api/auth/sign-in", { email: " ANN@shop.example ", password })).status).toBe(200);
    expect((await page.get("/api/check")).status).toBe(200);
    expect((await page.post("/api/auth/sign-out", {})).status).toBe(200);
    expect((await page.get("/api/me")).status).toBe(401);
  });
});
