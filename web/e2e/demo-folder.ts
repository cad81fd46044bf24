import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own with Quick Kitchen in it, imported and judged. It is made once for each layout of the state (half a minute). */
export const demoFolder = (): string => {
  const made = join(tmpdir(), `kept-web-demo-${layout()}`);
  if (!existsSync(made)) {
    const making = join(mkdtempSync(join(tmpdir(), "kept-web-demo-making-")), "demo");
    execFileSync(process.execPath, ["--import=tsx", join("src", "cli", "main.ts"), "demo", making], {
      stdio: "ignore",
    });
    if (!existsSync(made)) renameSync(making, made);
  }
  const folder = mkdtempSync(join(tmpdir(), "kept-e2e-"));
  cpSync(made, folder, { recursive: true });
  return folder;
};

const layout = (): string => {
  const folder = join("src", "stores");
  const migrations = existsSync(join(folder, "migrations")) ? readdirSync(join(folder, "migrations")).sort() : [];
  const text = [readFileSync(join(folder, "state-migrations.ts"), "utf8"), ...migrations].join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
};
