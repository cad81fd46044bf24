import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ipaddr from "ipaddr.js";
import { parseDocument } from "yaml";
import type { Problem } from "../../core/problem.js";
import { ProblemsFound } from "../../core/problems-found.js";
import { serveProblems } from "./problems.js";
import { ServeSettings, settingsFile, variableOf } from "./settings.js";

type Given = { readonly value: unknown; readonly where: string };

/** Flags come before the environment, the environment before kept.serve.yaml, the file before the default. */
export const readSettings = (from: {
  readonly directory: string;
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
}): ServeSettings => {
  const file = readFile(from.directory);
  const fields = Object.keys(ServeSettings.shape);
  const strangers = Object.keys(file).filter((name) => !fields.includes(name));
  const given: Record<string, Given> = {};
  for (const field of fields) {
    const variable = variableOf(field);
    if (from.flags[field] !== undefined) given[field] = { value: from.flags[field], where: "on the command line" };
    else if (from.env[variable]) given[field] = { value: from.env[variable], where: variable };
    else if (file[field] !== undefined) given[field] = { value: file[field], where: settingsFile };
  }
  const read = ServeSettings.safeParse(Object.fromEntries(Object.entries(given).map(([f, { value }]) => [f, value])));
  const problems: Problem[] = [
    ...strangers.map((name) => wrong(`${settingsFile} has no setting ${name}`, fields.join(", "))),
    ...(read.error?.issues ?? []).map((issue) => {
      const field = String(issue.path[0] ?? "");
      return wrong(`${field} (${given[field]?.where ?? "missing"}): ${issue.message}`);
    }),
  ];
  if (problems.length > 0) throw new ProblemsFound(problems);
  const settings = read.data!;
  const unsafe = unsafeListening(settings);
  if (unsafe !== null) throw new ProblemsFound([unsafe]);
  return settings;
};

const wrong = (says: string, write?: string) =>
  serveProblems.make("serve.setting", { says, ...(write === undefined ? {} : { write }) });

const readFile = (directory: string): Readonly<Record<string, unknown>> => {
  const path = join(directory, settingsFile);
  if (!existsSync(path)) return {};
  if (statSync(path).size > 64_000) throw new ProblemsFound([wrong(`${settingsFile} is larger than 64 kB`)]);
  const document = parseDocument(readFileSync(path, "utf8"));
  const [error] = document.errors;
  if (error !== undefined) throw new ProblemsFound([wrong(`${settingsFile} cannot be read: ${error.message}`)]);
  const read: unknown = document.toJS({ maxAliasCount: 10 }) ?? {};
  if (typeof read === "object" && !Array.isArray(read)) return read as Record<string, unknown>;
  throw new ProblemsFound([wrong(`${settingsFile} is no list of settings`, "port: 8080")]);
};

/** Sessions and keys would cross the network in the clear. */
const unsafeListening = ({ host, publicUrl, behindProxy }: ServeSettings): Problem | null => {
  if (isLoopback(host) || behindProxy || publicUrl?.startsWith("https://")) return null;
  return serveProblems.make("serve.open-address", {
    says: `${host} can be reached from other machines, and nothing says that TLS is before it`,
    write: "KEPT_PUBLIC_URL=https://kept.example.com kept serve --host 0.0.0.0, or --behind-proxy",
  });
};

/** Whether only this machine reaches an address that is listened at, or is this machine where it is a caller's. */
export const isLoopback = (host: string): boolean => {
  if (host === "localhost") return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === "loopback";
};
