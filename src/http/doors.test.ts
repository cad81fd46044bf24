import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyUseCase } from "../app/run-use-case.js";
import { useCases } from "../app/use-cases.js";
import type { Need } from "../core/use-case.js";
import { type Role, roles } from "../workspace/roles.js";
import type { browser } from "./auth.fixture.js";
import { aKitchenCustomer, aSocialCustomer, openShop } from "./doors.fixture.js";
import type { Door, Route } from "./route.js";
import { allRoutes } from "./routes.js";

type Caller =
  | Role
  | "read key"
  | "admin key"
  | "nobody"
  | "revoked key"
  | "expired key"
  | "deleted member"
  | "ended session";
type Page = ReturnType<typeof browser>;

const everybody: readonly Caller[] = [
  ...roles,
  "read key",
  "admin key",
  "nobody",
  "revoked key",
  "expired key",
  "deleted member",
  "ended session",
];
const known: readonly Caller[] = [...roles, "read key", "admin key"];

/** THE table: who gets through which door. A door that is not in it does not compile. */
const mayPass: Readonly<Record<Door, readonly Caller[]>> = {
  open: everybody,
  "signed in": known,
  ingest: [],
  local: [],
  read: known,
  people: ["admin", "lead", "owner", "admin key"],
  write: ["admin", "lead", "admin key"],
  privacy: ["admin", "admin key"],
  setup: ["admin", "admin key"],
};

/** Where a route is stricter than its door, and why. */
const stricter: readonly { readonly route: RegExp; readonly may: readonly Caller[]; readonly why: string }[] = [
  { route: /^\w+ \/api\/me\/./, may: roles, why: "a key has no password and no sessions" },
  { route: /^post \/mcp$/, may: ["read key", "admin key"], why: "models come with keys alone" },
];

/** Whatever anybody may ask. A new open door is opened on purpose: it is entered here. */
const open: readonly RegExp[] = [
  /^get \/(healthz|readyz|metrics)$/,
  /^get \/api\/(openapi\.json|docs|docs\.css)$/,
  /^(get|post) \/api\/auth\//,
  /^(get|delete) \/mcp$/,
  // The pages' frames: they hold no data, and ask for it by the doors above.
  /^get \/($|reality|promises|people|sources|settings|start|sign-in|assets\/|icon\.svg)/,
  /^get \/our-promises/,
  /^get \/\.well-known\/security\.txt$/,
];

/** Answers that a source's write key is asked for, and its signature checked, by the routes themselves. */
const asksForKey = [401, 403, 404];

describe("W1: every door", { timeout: 240_000 }, () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  const pages = {} as Record<Caller, Page>;
  let routes: readonly Route[];

  beforeAll(async () => {
    shop = await openShop();
    routes = await allRoutes();
    for (const role of roles) pages[role] = shop.people[role];
    const { withKey, newKey, ask, join, workspace } = shop;
    pages["read key"] = withKey((await newKey({})).key);
    pages["admin key"] = withKey((await newKey({ scope: ["read", "people", "write", "privacy", "setup"] })).key);
    pages.nobody = withKey("kept_made-up");
    const revoked = await newKey({ scope: ["read", "setup"] });
    pages["revoked key"] = withKey(revoked.key);
    await ask("key-revoke", { id: revoked.id });
    const expired = await newKey({ scope: ["read", "setup"], days: 1 });
    pages["expired key"] = withKey(expired.key);
    await expire(workspace.folder, expired.id);
    pages["deleted member"] = await join("gone@shop.example", { role: "admin" });
    await ask("member-remove", { who: "gone@shop.example" });
    pages["ended session"] = await join("ended@shop.example", { role: "admin" });
    const { body } = await pages["ended session"].get("/api/me/sessions");
    await ask("session-revoke", { id: body.sessions[0].id });
  }, 120_000);
  afterAll(() => shop?.close());

  /** Asks what no schema takes, so that whoever gets in changes nothing: 400 is inside, 401 and 403 are outside. */
  const knock = async (route: Route, page: Page) => {
    const path = route.path.replace(/:\w+(\{[^}]*\})?/g, "x");
    const stop = new AbortController();
    const headers = { "Content-Type": "application/json", Origin: shop.url };
    const body = route.method === "post" || route.method === "put" ? { body: '{"__nonsense":true}' } : {};
    const query = route.method === "get" ? "?__nonsense=1" : "";
    const endless = route.gives !== undefined && "media" in route.gives && route.gives.media === "text/event-stream";
    if (!endless)
      return (await page.send(path + query, { method: route.method.toUpperCase(), headers, ...body })).status;
    const cookies = [...page.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const bearer = page.headers.Authorization;
    const answer = await fetch(new URL(path, shop.url), {
      signal: stop.signal,
      headers: { ...(cookies ? { Cookie: cookies } : {}), ...(bearer ? { Authorization: bearer } : {}) },
    });
    stop.abort();
    return answer.status;
  };

  it.each(everybody)("lets %s through where the table says so, and nowhere else", async (caller) => {
    for (const route of routes) {
      const said = `${route.method} ${route.path}`;
      const may = stricter.find((rule) => rule.route.test(said))?.may ?? mayPass[route.door];
      const status = await knock(route, pages[caller]);
      const where = `${caller} at ${said}: ${status}`;
      if (route.door === "ingest") expect(asksForKey, where).toContain(status);
      else if (may.includes(caller)) expect([401, 403], where).not.toContain(status);
      else
        expect(status, where).toBe(
          known.includes(caller) && mayPass[route.door].length > 0 && route.path !== "/mcp" ? 403 : 401,
        );
      expect(status, where).not.toBe(500);
    }
  });

  it("opens no door to everybody that is not meant to be open", () => {
    const opened = routes.filter((one) => one.door === "open").map((one) => `${one.method} ${one.path}`);
    expect(opened.filter((one) => !open.some((meant) => meant.test(one)))).toEqual([]);
  });

  it("W2: takes no field that a body does not declare, whoever sends it", async () => {
    const smuggled = { role: "admin", workspaceId: "w", ownerId: "o", createdAt: "2020-01-01", id: "1" };
    for (const route of routes.filter(
      (one) => one.method === "post" && one.takes !== undefined && !["local", "ingest"].includes(one.door),
    )) {
      const fields = Object.keys((route.takes as { shape?: object }).shape ?? {});
      for (const [field, value] of Object.entries(smuggled)) {
        if (fields.includes(field)) continue;
        const { status } = await shop.admin.post(route.path, { [field]: value });
        expect([400, 415], `${route.path} with ${field}: ${status}`).toContain(status);
      }
    }
  });

  it("shows each role the tools that it may use, and runs no other", async () => {
    const all = await Promise.all(
      Object.values(useCases).map((load) => load() as Promise<unknown> as Promise<AnyUseCase>),
    );
    const needsOfRole: Readonly<Record<Role, readonly Need[]>> = {
      admin: ["read", "people", "write", "privacy", "setup"],
      lead: ["read", "people", "write"],
      analyst: ["read"],
      owner: ["read", "people"],
      member: ["read"],
      viewer: ["read"],
    };
    for (const role of roles) {
      const scope = needsOfRole[role];
      const { key } = await shop.newKey({ role, scope, ...shop.own(role) });
      const call = async (method: string, params: object) => {
        const answer = await shop.withKey(key).send("/mcp", {
          method: "POST",
          headers: { "Content-Type": "application/json", Accept: "application/json, text/event-stream" },
          body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
        });
        return answer.body;
      };
      const listed = await call("tools/list", {});
      expect(listed, role).toMatchObject({ result: { tools: expect.any(Array) } });
      const { result } = listed;
      const names = result.tools.map((tool: { name: string }) => tool.name).sort();
      // What changes anything, though its need is one of asking, takes a key that may change things.
      const may = ({ needs, changes }: AnyUseCase) => scope.includes(needs) && (!changes || scope.includes("write"));
      const meant = all.filter((one) => one.terminalOnly === undefined && may(one));
      expect(names, role).toEqual(meant.map((one) => one.name).sort());
      for (const other of all.filter((one) => !may(one))) {
        const answer = await call("tools/call", { name: other.name, arguments: { confirm: true } });
        expect(answer.error !== undefined || answer.result?.isError === true, `${role} ${other.name}`).toBe(true);
      }
    }
  });
});

const expire = async (folder: string, id: string): Promise<void> => {
  const { DatabaseSync } = await import("@photostructure/sqlite");
  const db = new DatabaseSync(`${folder}/.kept/state.sqlite`);
  db.exec("PRAGMA busy_timeout = 5000");
  db.prepare("UPDATE api_keys SET expires_at = '2020-01-01T00:00:00.000Z' WHERE id = ?").run(id);
  db.close();
};

describe("W1: what belongs to others", { timeout: 120_000 }, () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  beforeAll(async () => {
    shop = await openShop();
  }, 120_000);
  afterAll(() => shop?.close());

  const status = async (role: Role, path: string) => (await shop.people[role].get(path)).status;

  it("opens an owner the people behind their own promises, and behind no other", async () => {
    expect(await status("owner", "/api/people?promise=fast")).toBe(200);
    expect(await status("owner", "/api/people?promise=reply")).toBe(404);
    expect(await status("owner", `/api/customer?customer=${aKitchenCustomer}`)).toBe(200);
    const stranger = await shop.people.owner.get(`/api/customer?customer=${aSocialCustomer}`);
    const nobody = await shop.people.owner.get("/api/customer?customer=loyalty:123456");
    expect([stranger.status, nobody.status]).toEqual([404, 404]);
    expect(JSON.stringify(stranger.body).replaceAll("900001", "123456")).toBe(JSON.stringify(nobody.body));
    for (const role of ["lead", "admin"] as const)
      expect(await status(role, `/api/customer?customer=${aSocialCustomer}`)).toBe(200);
  });

  it("shows a member what their team promises, as counts, and hides that there is more", async () => {
    const { body } = await shop.people.member.get("/api/check");
    expect(body.promises.map((one: { name: string }) => one.name)).toEqual(["fast"]);
    expect(await status("member", "/api/promise?promise=reply")).toBe(404);
    expect(JSON.stringify((await shop.people.member.get("/api/promise?promise=repli")).body)).not.toContain("reply");
  });

  it("gives counts without groups under five to those who may not open people, also not by subtraction", async () => {
    for (const role of ["viewer", "analyst"] as const) {
      const page = shop.people[role];
      const { body } = await page.get("/api/check");
      const [fast, reply] = body.promises;
      expect(fast).toMatchObject({ people: { letDown: 0, atLeast: true, due: 12 }, counts: { broken: 3 } });
      expect(reply).toMatchObject({ verdict: "unknown", people: { letDown: 0, due: 0 }, counts: { broken: 0 } });
      for (const store of ["Small", "Large"])
        expect((await page.get(`/api/check?promise=fast&where=store:${store}`)).body.promises[0]).toMatchObject({
          people: { letDown: 0, due: 0 },
          counts: { kept: 0, broken: 0 },
        });
      const { verdict } = (await page.get("/api/promise?promise=fast")).body;
      // The two groups are one row, of as many people as there are.
      expect(verdict.segments).toMatchObject([{ groups: 2, by: {} }]);
    }
    const lead = (await shop.people.lead.get("/api/check")).body.promises;
    expect(lead[1]).toMatchObject({ people: { letDown: 2, due: 2 }, counts: { broken: 2 } });
  });

  it("gives what could not be read without what stands in it", async () => {
    for (const role of ["viewer", "owner"] as const) {
      const { body } = await shop.people[role].get("/api/sources?quarantine=true");
      expect(body.quarantine).toMatchObject([{ reason: expect.any(String), value: null, payload: null }]);
      expect(JSON.stringify(body)).not.toContain("s.vries");
    }
    expect((await shop.people.lead.get("/api/sources?quarantine=true")).body.quarantine[0].payload).toContain(
      "s.vries",
    );
  });

  it("writes down who opened whom, by which door, and holds nobody's key in clear", async () => {
    await shop.people.lead.get(`/api/customer?customer=${aSocialCustomer}`);
    const { lines } = await shop.ask("audit", { who: "lead" });
    expect(lines[0]).toMatchObject({
      kind: "person",
      action: "customer",
      what: expect.stringContaining("••"),
      door: "page",
    });
    expect(JSON.stringify(lines)).not.toContain("900001");
  });

  it("W5: a role that is taken away, or given, holds with the next request", async () => {
    expect(await status("viewer", "/api/people?promise=fast")).toBe(403);
    await shop.ask("member-change", { who: "viewer@shop.example", role: "lead" });
    expect(await status("viewer", "/api/people?promise=fast")).toBe(200);
    await shop.ask("member-change", { who: "viewer@shop.example", role: "viewer" });
    expect(await status("viewer", "/api/people?promise=fast")).toBe(403);
    const { status: refused } = await shop.admin.post("/api/member-change", {
      who: "admin@shop.example",
      role: "lead",
    });
    expect(refused).toBe(409);
  });
});
