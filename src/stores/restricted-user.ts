import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The engine's one user, without the right to read files, networks or other databases, as a configuration that the embedded engine
 * takes at its opening. It binds the whole process: our own import of a file then goes through text (native-reader.ts).
 */
export const restrictedUser = (database: string): { readonly argument: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), "kept-user-"));
  const users = join(folder, "users.xml");
  const config = join(folder, "config.xml");
  const grants = [
    `GRANT SELECT, INSERT, ALTER, CREATE, DROP, TRUNCATE, OPTIMIZE ON ${database}.*`,
    "GRANT SELECT ON system.*",
    "GRANT KILL QUERY ON *.*",
  ];
  const user = `<password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota>`;
  const list = grants.map((grant) => `<query>${grant}</query>`).join("");
  const text = `<clickhouse><profiles><default/></profiles><quotas><default/></quotas><users><default>${user}<grants>${list}</grants></default></users></clickhouse>`;
  writeFileSync(users, text, { mode: 0o600 });
  writeFileSync(config, `<clickhouse><users_config>${users}</users_config></clickhouse>`, { mode: 0o600 });
  return { argument: `--config-file=${config}`, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
