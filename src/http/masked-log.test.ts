import { describe, expect, it } from "vitest";
import { KeptError } from "../core/kept-error.js";
import { openLog } from "./log.js";
import { errorForLog, maskedLog } from "./masked-log.js";

const canaries = [
  "amara.devries@example.com",
  "loyalty:40017",
  "email:amara@example.com",
  "'Amara de Vries'",
  '"she waited an hour"',
  "5000123456",
  "kept_live_ab12cd34ef56gh78ij90kl12",
];

describe("W12: what is logged", () => {
  it("quotes nobody", () => {
    for (const canary of canaries) {
      const said = maskedLog(`Cannot parse ${canary} as a time (in row 7)`);
      expect(said).not.toContain(canary);
      expect(said).not.toMatch(/amara|vries|40017|waited|5000123456|ab12cd34/i);
      expect(said).toContain("Cannot parse");
    }
    expect(maskedLog("connect ECONNREFUSED postgres://kept:secret@db:5432/kept?password=secret")).not.toContain(
      "secret",
    );
  });

  it("has of an error its code, its masked words and where it was thrown", () => {
    const error = new KeptError("facts_query", "no such key: loyalty:40017");
    const logged = JSON.stringify(errorForLog(error));
    expect(logged).toContain("facts_query");
    expect(logged).toContain("masked-log.test");
    expect(logged).not.toContain("40017");
    expect(logged).not.toContain(process.cwd());
  });

  it("is one line of JSON each, from the level that is set", () => {
    const lines: string[] = [];
    const log = openLog("warn", (line) => void lines.push(line));
    log.say("info", "not this");
    log.say("warn", "but this", { route: "/api/check" });
    log.fault("and this", new Error("of amara@example.com"));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: "warn", says: "but this", route: "/api/check", at: expect.stringMatching(/Z$/) },
      { level: "error", says: "and this", error: { says: "of …@…" } },
    ]);
  });
});
