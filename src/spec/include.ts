import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

const mostFiles = 1_000;
const mostLooked = 50_000;

export type Found = { readonly files: readonly string[]; readonly fault: "outside" | "many" | undefined };

/** Files of the workspace that a pattern means, as paths relative to the root, in order. `*` and `?` stay within a folder, `**` crosses. */
export const findIncluded = async (root: string, pattern: string): Promise<Found> => {
  const parts = pattern.split("/").filter((p) => p !== "" && p !== ".");
  if (parts.includes("..")) return { files: [], fault: "outside" };
  const home = await realpath(root);
  const files = new Set<string>();
  let fault: Found["fault"];
  let looked = 0;

  const visit = async (folder: string, rest: readonly string[]): Promise<void> => {
    const [part, ...after] = rest;
    if (part === undefined || fault !== undefined) return;
    if (part === "**") await visit(folder, after.length > 0 ? after : ["*"]);
    const names = /[*?]/.test(part) ? await readdir(join(home, folder)).catch(() => []) : [part];
    const match = part === "**" ? undefined : matcher(part);
    for (const name of names.sort()) {
      if (++looked > mostLooked || files.size > mostFiles) fault = "many";
      // Hidden folders and those of tools are looked into only when they are named.
      if (fault || (name !== part && (name.startsWith(".") || name === "node_modules"))) continue;
      const path = folder === "" ? name : `${folder}/${name}`;
      if (match && !match.test(name)) continue;
      const real = await realpath(join(home, path)).catch(() => undefined);
      if (real === undefined) continue;
      const inside = real === home || real.startsWith(home + sep);
      if (!inside) {
        // What a wildcard merely passes by is left out; what is named, or would be read, is said.
        if (match) fault = "outside";
        continue;
      }
      const info = await stat(real);
      if (part === "**") {
        // A link to a folder above would never end.
        if (info.isDirectory() && !(await lstat(join(home, path))).isSymbolicLink()) await visit(path, rest);
      } else if (after.length === 0 && info.isFile()) files.add(path);
      else if (after.length > 0 && info.isDirectory()) await visit(path, after);
    }
  };
  await visit("", parts);
  return { files: [...files].sort(), fault };
};

/** `*` any run of characters, `?` one; all else itself. Linear: no nested repetition. */
const matcher = (part: string) =>
  new RegExp(
    `^${part
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*+/g, "[^/]*")
      .replaceAll("?", "[^/]")}$`,
    "u",
  );
