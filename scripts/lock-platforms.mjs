/**
 * `node scripts/lock-platforms.mjs`: enters optional packages of other platforms that package-lock.json lacks. A registry that does not
 * serve them all makes npm leave them out, and `npm ci` then refuses the lock file, on every platform. Without their integrity: it is
 * known where they can be fetched.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const { packages } = lock;

const systems = ["darwin", "linux", "win32", "android", "freebsd", "openbsd", "netbsd", "openharmony", "aix", "sunos"];
const processors = ["x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x"];
const platformOf = (name) => {
  const words = name.split(/[/-]/);
  const one = (list) => list.filter((word) => words.includes(word)).slice(0, 1);
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : [];
  const given = { cpu: one(processors), os: one(systems), libc };
  return Object.fromEntries(Object.entries(given).filter(([, words]) => words.length > 0));
};

const added = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const inside = `${path}/node_modules/${name}`;
    const beside = `node_modules/${name}`;
    const platform = platformOf(name);
    if (packages[inside] || packages[beside] || !platform.os || !/^\d/.test(version)) continue;
    packages[beside] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true };
    added.push(`${name}@${version}`);
  }
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "package-lock.json knows all platforms" : added.join("\n"));
