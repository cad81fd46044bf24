import type { CompanyV1 } from "./v1/company.js";
import type { TeamV1 } from "./v1/team.js";
import type { Company, Team } from "./workspace.js";

export const toCompany = (written: CompanyV1): Company => ({
  name: written.name,
  purpose: written.purpose ?? null,
  expression: written.expression ?? null,
  values: written.values ?? [],
  timezone: written.timezone,
  currency: written.currency ?? null,
  topLine: written.top_line?.startsWith("promise:")
    ? { kind: "promise", promise: written.top_line.slice("promise:".length) }
    : { kind: "people" },
});

export const toTeam = (name: string, written: TeamV1): Team => ({
  name,
  says: written.says ?? name,
  lead: written.lead ?? null,
  members: written.members ?? [],
  email: written.email ?? null,
});
