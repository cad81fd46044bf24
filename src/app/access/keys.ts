import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Need, useCase } from "../../core/use-case.js";
import { needsOf, type Role, roles } from "../../workspace/roles.js";
import { keyPrefix, newToken, shownOfKey, tokenHash } from "../../workspace/token.js";
import type { Context } from "../context.js";
import { accessRefused } from "./access-refused.js";
import { knownTeams } from "./known-teams.js";
import { Teams } from "./members.js";
import { needs, Scopes } from "./principal.js";

const dayMs = 86_400_000;

const Key = z.object({
  id: z.string(),
  name: z.string(),
  begins: z.string().describe("Its first letters."),
  role: z.enum(roles),
  teams: z.array(z.string()),
  scopes: z.array(z.enum(needs)).nullable().describe("What of its role it may use; null: all."),
  by: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  lastUsed: z.string().nullable(),
  revoked: z.string().nullable(),
});

export const keys = useCase({
  name: "keys",
  title: "Keys for programs",
  says: "Every API key with what it may do, until when, and when it was used last. The keys themselves are not kept.",
  input: z.object({}),
  output: z.object({ keys: z.array(Key) }),
  needs: "setup",
  cli: { examples: [{ command: "kept keys", does: "which keys there are" }], formats: ["json"] },
  run: async (context: Context) => {
    const { state } = await context.stores();
    const rows = await state.db.selectFrom("api_keys").selectAll().orderBy("created_at", "desc").execute();
    return {
      keys: rows.map((row) => ({
        id: row.id,
        name: row.name,
        begins: row.prefix,
        role: z.enum(roles).parse(row.role),
        teams: Teams.parse(JSON.parse(row.teams)),
        scopes: row.scopes === null ? null : Scopes.parse(JSON.parse(row.scopes)),
        by: row.created_by,
        since: row.created_at,
        until: row.expires_at,
        lastUsed: row.last_used_at,
        revoked: row.revoked_at,
      })),
    };
  },
});

export const keyNew = useCase({
  name: "key-new",
  title: "Make a key for a program",
  says: "Shows the key this one time. It opens what its scopes name and nothing else, until it expires or is revoked.",
  input: z.object({
    name: z.string().trim().min(1).max(100).describe("What it is for").meta({ placeholder: "NAME" }),
    scope: z
      .array(z.enum(needs))
      .nonempty()
      .default(["read"])
      .describe("What it may do (may be given again)")
      .meta({ placeholder: "SCOPE" }),
    role: z.enum(roles).optional().describe("Whose eyes it sees with; left out: the least role that has its scopes"),
    team: z
      .array(z.string())
      .default([])
      .describe("Of a key that sees as an owner or a member: whose promises (may be given again)")
      .meta({ placeholder: "NAME" }),
    days: z.number().int().min(1).max(3650).default(365).describe("How long it is good"),
  }),
  output: z.object({ id: z.string(), key: z.string().describe("Shown once."), role: z.enum(roles), until: z.string() }),
  needs: "setup",
  cli: {
    positional: ["name"],
    examples: [
      { command: "kept key-new wall-screen", does: "may read counts and verdicts for a year" },
      { command: "kept key-new crm --scope read --scope people --days 30", does: "may open people too, for a month" },
    ],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const { state } = await context.stores();
    const scopes = [...new Set(asked.scope)];
    const role = asked.role ?? leastRole(scopes);
    const beyond = scopes.filter((scope) => !needsOf[role].includes(scope));
    if (beyond.length > 0) throw accessRefused("access.denied", `the role ${role} has no ${beyond.join(", ")}`);
    const teams = await knownTeams(context, asked.team);
    const now = context.clock.now();
    const key = newToken(keyPrefix);
    const id = randomUUID();
    const until = new Date(now.getTime() + asked.days * dayMs).toISOString();
    await state.db
      .insertInto("api_keys")
      .values({
        id,
        hash: tokenHash(key),
        prefix: shownOfKey(key),
        name: asked.name,
        role,
        teams: JSON.stringify(teams),
        scopes: JSON.stringify(scopes),
        created_by: context.who.name,
        created_at: now.toISOString(),
        expires_at: until,
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    return { id, key, role, until };
  },
});

const leastRole = (scopes: readonly Need[]): Role =>
  (["viewer", "lead", "admin"] as const).find((role) => scopes.every((scope) => needsOf[role].includes(scope)))!;

export const keyRevoke = useCase({
  name: "key-revoke",
  title: "Revoke a key",
  says: "From its next request on it opens nothing.",
  input: z.object({ id: z.string().describe("As `kept keys` lists it").meta({ placeholder: "ID" }) }),
  output: z.object({ revoked: z.string() }),
  needs: "setup",
  cli: {
    positional: ["id"],
    examples: [{ command: "kept key-revoke 6b1f...", does: "when a key got out, or is not needed any more" }],
    formats: ["json"],
  },
  run: async (context: Context, { id }) => {
    const { state } = await context.stores();
    const revoked = context.clock.now().toISOString();
    const done = await state.db
      .updateTable("api_keys")
      .set({ revoked_at: revoked })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .executeTakeFirstOrThrow();
    if (Number(done.numUpdatedRows) === 0) throw accessRefused("access.not-found", "there is no such key in force");
    return { revoked };
  },
});
