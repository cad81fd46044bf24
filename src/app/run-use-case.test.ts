import { describe, expect, it } from "vitest";
import type { Principal } from "../workspace/roles.js";
import { alertAck } from "./alerts/alert-ack.js";
import { alerts } from "./alerts/alerts.js";
import { mayAsk } from "./run-use-case.js";

describe("who may ask", () => {
  const owner: Principal = { kind: "person", id: "1", name: "Amara", role: "owner", teams: ["kitchen"], scopes: null };
  const key = (scopes: Principal["scopes"]): Principal => ({ ...owner, kind: "key", role: "lead", scopes });

  it("lets a key that may only read and open people change nothing, whatever is needed for it", () => {
    expect([mayAsk(owner, alertAck), mayAsk({ ...owner, role: "viewer" }, alertAck)]).toEqual([true, false]);
    expect([mayAsk(key(["read", "people"]), alertAck), mayAsk(key(["read", "people", "write"]), alertAck)]).toEqual([
      false,
      true,
    ]);
    expect(mayAsk(key(["read"]), alerts)).toBe(true);
  });
});
