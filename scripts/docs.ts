/** `npm run docs`: writes docs/reference from the schemas. test/docs.test.ts fails when it is stale. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { referencePages } from "./reference/pages.js";

const folder = join("docs", "reference");
const pages = await referencePages();
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (!(file in pages)) rmSync(join(folder, file));
for (const [file, text] of Object.entries(pages)) writeFileSync(join(folder, file), text);
