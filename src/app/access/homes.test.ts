import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../core/clock.js";
import { openState, type State } from "../../stores/state.js";
import { newToken, tokenHash } from "../../workspace/token.js";
import { type Access, openAccess } from "./access.js";
import { makeFirstAccount, setUpLink } from "./first-account.js";
import { memberOf } from "./members.js";
import { Invitation } from "./open-invitation.js";
import { principalOf } from "./principal.js";
import { issueTicket, takeTicket } from "./tickets.js";

const folder = mkdtempSync(join(tmpdir(), "kept-access-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const url = process.env.KEPT_TEST_POSTGRES_URL;
const homes = [
  { title: "access in SQLite", where: { folder } },
  ...(url ? [{ title: "access in PostgreSQL", where: { url } }] : []),
];
if (!url) it.skip("access in PostgreSQL: KEPT_TEST_POSTGRES_URL is not set");

const password = "correct horse battery";

describe.each(homes)("$title", { timeout: 60_000 }, ({ where }) => {
  let state: State;
  let access: Access;
  const openDoors = () =>
    openAccess({ state, clock: systemClock, env: {}, url: "http://127.0.0.1:4747", behindProxy: false, folder });
  beforeAll(async () => {
    state = await openState(where);
    for (const table of ["users", "tickets", "api_keys", "audit", "verifications"] as const)
      await state.db.deleteFrom(table).execute();
    access = await openDoors();
  });
  afterAll(() => state?.close());

  const signIn = async () => {
    const body = { email: "ann@shop.example", password };
    const answer = await access.signIn.api.signInEmail({ body, headers: new Headers(), asResponse: true });
    const cookie = answer.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    return { status: answer.status, headers: new Headers({ cookie }) };
  };

  it("makes one first account, however many hold a link", async () => {
    const [one, two] = [await setUpLink(access), await setUpLink(access)];
    const made = await Promise.allSettled(
      [one, two].map((link, i) => {
        const token = new URL(link!).searchParams.get("setup")!;
        return makeFirstAccount(access, {
          token,
          name: "Ann",
          email: i === 0 ? "ann@shop.example" : "eve@x.example",
          password,
        });
      }),
    );
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await state.db.selectFrom("members").selectAll().execute()).toHaveLength(1);
    expect(await setUpLink(access)).toBeNull();
    await state.db.updateTable("users").set({ email: "ann@shop.example" }).execute();
  });

  it("knows a person by their session for as long as it is there, from every process", async () => {
    const { status, headers } = await signIn();
    expect(status).toBe(200);
    const other = await openDoors();
    const who = await principalOf(other, headers);
    expect(who).toMatchObject({ kind: "person", name: "Ann", role: "admin" });
    expect(await memberOf(state, who!.id)).toMatchObject({ email: "ann@shop.example", twoStep: false });
    await state.db.deleteFrom("sessions").execute();
    expect(await principalOf(access, headers)).toBeNull();
  });

  it("knows a key until it expires or is revoked", async () => {
    const key = newToken("kept_");
    const [now, later] = [new Date(), new Date(Date.now() + 60_000)].map((date) => date.toISOString()) as [
      string,
      string,
    ];
    await state.db
      .insertInto("api_keys")
      .values({
        id: "k",
        hash: tokenHash(key),
        prefix: key.slice(0, 9),
        name: "crm",
        role: "owner",
        teams: '["kitchen"]',
        scopes: '["read"]',
        created_by: "Ann",
        created_at: now,
        expires_at: later,
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    const headers = new Headers({ authorization: `Bearer ${key}` });
    expect(await principalOf(access, headers)).toMatchObject({ role: "owner", teams: ["kitchen"], scopes: ["read"] });
    await state.db.updateTable("api_keys").set({ expires_at: now }).execute();
    expect(await principalOf(access, headers)).toBeNull();
    await state.db.updateTable("api_keys").set({ expires_at: later, revoked_at: now }).execute();
    expect(await principalOf(access, headers)).toBeNull();
  });

  it("gives a ticket to one of twenty who show it at once", async () => {
    const what: Invitation = { email: "bo@shop.example", role: "viewer", teams: [], by: "Ann" };
    const { token } = await issueTicket(access, { purpose: "invitation", what, livesMs: 60_000 });
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => takeTicket(access, { purpose: "invitation", token }, Invitation)),
    );
    expect(taken.filter((one) => one !== null)).toEqual([what]);
    expect(await takeTicket(access, { purpose: "set-up", token }, Invitation)).toBeNull();
  });

  it("forgets all of a user with the user, but not what they did", async () => {
    await signIn();
    await state.db.deleteFrom("users").execute();
    for (const table of ["sessions", "accounts", "members", "two_factors", "passkeys"] as const)
      expect(await state.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    expect((await state.db.selectFrom("audit").selectAll().execute()).length).toBeGreaterThan(0);
  });
});
