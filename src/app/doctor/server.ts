import { ProblemsFound } from "../../core/problems-found.js";
import { environment } from "../environment.js";
import { isLoopback, readSettings } from "../serve/read-settings.js";
import { ServeSettings, variableOf } from "../serve/settings.js";
import { attention, type Finding, fine, wrong } from "./finding.js";

/** Whether `kept serve` could run as the environment and kept.serve.yaml have it, and what of it strangers could use. */
export const serverFindings = (directory: string, env: NodeJS.ProcessEnv): readonly Finding[] => [
  ...settingsFindings(directory, env),
  ...secretFindings(env),
  ...unknownFindings(env),
];

const settingsFindings = (directory: string, env: NodeJS.ProcessEnv): readonly Finding[] => {
  try {
    const settings = readSettings({ directory, flags: {}, env });
    const where = `it would listen at ${settings.host}:${settings.port}`;
    if (isLoopback(settings.host)) return [fine("server", where)];
    return settings.trustProxies.length === 0
      ? [
          attention(
            "server",
            `${where}, and no proxy is trusted: all visitors share one limit of requests`,
            "name the proxy's address in KEPT_TRUST_PROXIES",
          ),
        ]
      : [fine("server", `${where}, reached at ${settings.publicUrl ?? "a proxy's address"}`)];
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return error.problems.map((problem) => wrong("server", problem.says, problem.write ?? "correct the setting"));
  }
};

const secretFindings = (env: NodeJS.ProcessEnv): readonly Finding[] => {
  const replicas = env.KEPT_POSTGRES_URL !== undefined;
  const found: Finding[] = [];
  if (replicas && !env.KEPT_SECRET)
    found.push(fine("secret", "KEPT_SECRET is not set: one is kept in PostgreSQL, for all servers that share it"));
  if (env.KEPT_SECRET !== undefined && env.KEPT_SECRET.length < 32)
    found.push(wrong("secret", "KEPT_SECRET is shorter than 32 characters", "openssl rand -base64 32"));
  for (const name of ["KEPT_POSTGRES_URL", "KEPT_CLICKHOUSE_URL"] as const) {
    const given = env[name];
    if (given === undefined) continue;
    if (!URL.canParse(given))
      found.push(wrong("stores", `${name} is no URL`, "KEPT_..._URL=scheme://user:password@host:port/database"));
    else if (new URL(given).password === "" && !isLoopback(new URL(given).hostname))
      found.push(attention("stores", `${name} has no password`, "give its user a password"));
  }
  return found;
};

/** A setting that is mistyped does nothing, and says nothing. Names of the workspace's own secrets are not Kept's to know. */
const unknownFindings = (env: NodeJS.ProcessEnv): readonly Finding[] => {
  const known = new Set([...Object.keys(environment), ...Object.keys(ServeSettings.shape).map(variableOf)]);
  const strange = Object.keys(env).filter(
    (name) => /^KEPT_/.test(name) && !/^KEPT_(TEST_|SIEGE|SEED)/.test(name) && !known.has(name),
  );
  return strange.length === 0
    ? []
    : [
        attention(
          "settings",
          `${strange.sort().join(", ")} ${strange.length === 1 ? "is no setting" : "are no settings"} of Kept, unless kept.yaml names ${strange.length === 1 ? "it" : "them"}`,
          "docs/reference/settings.md lists them all",
        ),
      ];
};
