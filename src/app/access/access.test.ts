import { afterAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import { invite } from "./invite.js";
import { keyNew, keyRevoke, keys } from "./keys.js";
import { auditWords } from "./record.js";
import { members } from "./team.js";

const yaml = `kept: v1
company: { name: Shop, timezone: Europe/Amsterdam }
teams: { kitchen: { says: Kitchen } }
`;

describe("who may come in, as a command asks it", () => {
  const workspace = newWorkspace(yaml);
  afterAll(() => workspace.remove());

  it("invites by a link of which only the hash is kept", async () => {
    const { path } = await workspace.run(invite, {
      email: "Amara@Shop.example",
      role: "owner",
      team: ["team:kitchen"],
    });
    const token = new URL(path, "http://kept.invalid").searchParams.get("invitation")!;
    expect(token.length).toBeGreaterThanOrEqual(43);
    const { state } = await workspace.stores();
    expect(JSON.stringify(await state.db.selectFrom("tickets").selectAll().execute())).not.toContain(token);
    const { invitations } = await workspace.run(members, {});
    expect(invitations).toMatchObject([{ email: "amara@shop.example", role: "owner", teams: ["kitchen"] }]);
  });

  it("refuses teams that kept.yaml does not know", async () => {
    await expect(workspace.run(invite, { email: "b@shop.example", team: ["kitchn"] })).rejects.toThrow(
      'did you mean "kitchen"',
    );
  });

  it("shows a key once, keeps its hash, and gives it the least role that has its scopes", async () => {
    const made = await workspace.run(keyNew, { name: "crm", scope: ["read", "people"], days: 30 });
    expect(made).toMatchObject({ role: "lead", key: expect.stringMatching(/^kept_[\w-]{43}$/) });
    const { state } = await workspace.stores();
    expect(JSON.stringify(await state.db.selectFrom("api_keys").selectAll().execute())).not.toContain(made.key);
    await expect(workspace.run(keyNew, { name: "x", scope: ["write"], role: "viewer" })).rejects.toThrow(
      "has no write",
    );
    await workspace.run(keyRevoke, { id: made.id });
    expect((await workspace.run(keys, {})).keys[0]).toMatchObject({
      begins: made.key.slice(0, 9),
      scopes: ["read", "people"],
    });
    await expect(workspace.run(keyRevoke, { id: made.id })).rejects.toThrow("no such key");
  });

  it("writes down what was asked without what would tell who it was about", () => {
    expect(auditWords({ promise: "fast", customer: "loyalty:40017", where: { store: "Utrecht" }, limit: 20 })).toBe(
      "promise=fast customer=loyalty ••17 where={store} limit=20",
    );
    expect(auditWords({ customer: ["email:s.vries@example.com"], name: "s.vries@example.com" })).toBe(
      "customer=email s••@••• name=s••@•••",
    );
  });
});
