import { copyFile, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { writeQuickKitchen } from "../../src/app/demo/write-quick-kitchen.js";

export const exampleNames = ["first-steps", "quick-kitchen", "marketplace", "permits", "flights"] as const;
export type ExampleName = (typeof exampleNames)[number];

/** Where the public data lies that is not ours to publish: `$KEPT_DATA`, or `../shared/data` beside the project. */
const publicData = (): string => resolve(process.env.KEPT_DATA || join("..", "shared", "data"));

/** What is copied into an example's `data/`, by its path there. */
const copies = (name: ExampleName): Readonly<Record<string, string>> => {
  const fromPublic = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, join(publicData(), path)]));
  if (name === "marketplace") return fromPublic("olist/orders.csv.gz", "olist/order_reviews.csv.gz");
  if (name === "permits") return fromPublic("eventlogs/receipt.csv.gz");
  if (name !== "flights") return {};
  const vega = fileURLToPath(new URL("../../node_modules/vega-datasets/data/", import.meta.url));
  return { "flights-3m.parquet": join(vega, "flights-3m.parquet") };
};

/** Fills `folder`'s `data/`; the name of what is missing where it cannot be filled, or null. */
export const prepareExample = async (name: ExampleName, folder: string): Promise<string | null> => {
  if (name === "quick-kitchen") await writeQuickKitchen(folder);
  const needed = Object.entries(copies(name));
  for (const [, from] of needed) if (!(await stat(from).catch(() => null))) return from;
  for (const [path, from] of needed) {
    const to = join(folder, "data", path);
    await mkdir(dirname(to), { recursive: true });
    // A copy of a read-only file is read-only, and could not be written over.
    await rm(to, { force: true });
    await copyFile(from, to);
  }
  return null;
};
