import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SimulatedFile } from "./file.js";
import { type Simulation, simulateQuickKitchen, usualSimulation } from "./quick-kitchen.js";
import type { Truth } from "./truth.js";

/** The committed part of the example: kept.yaml and its parts. As far from `dist/app/demo` as from `src/app/demo`. */
export const quickKitchenFolder = fileURLToPath(new URL("../../../examples/quick-kitchen", import.meta.url));

/** Made by running it, or of use only where it is committed. */
const left = new Set(["data", ".kept", "expected"]);

export type WriteOptions = Partial<Simulation> & { readonly onProgress?: (share: number) => void };

/**
 * Writes the whole example into `folder`: the declarations unless they are there already, and the simulated data. Files of
 * the same name in `data/` are replaced; nothing else is touched.
 */
export const writeQuickKitchen = async (
  folder: string,
  { seed, scale, onProgress }: WriteOptions = {},
): Promise<Truth> => {
  await mkdir(folder, { recursive: true });
  if (relative(quickKitchenFolder, folder) !== "")
    for (const name of await readdir(quickKitchenFolder))
      if (!left.has(name))
        await cp(join(quickKitchenFolder, name), join(folder, name), { recursive: true, force: false });
  // npm leaves this file out of packages.
  await writeFile(join(folder, ".gitignore"), "data/\n.kept/\nkept-report.*\n");
  const files: SimulatedFile[] = [];
  const truth = simulateQuickKitchen(
    { seed: seed ?? usualSimulation.seed, scale: scale ?? usualSimulation.scale },
    (file) => files.push(file),
  );
  for (const file of files) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.bytes);
    onProgress?.(file.progress);
  }
  return truth;
};
