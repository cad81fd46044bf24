// Writes src/cli/manifest.generated.ts from the use cases: what `kept --help` reads, so that it loads nothing else.
import { existsSync, writeFileSync } from "node:fs";
import { type Described, manifestText } from "../src/cli/manifest.js";

const real = new URL("../src/app/use-cases.ts", import.meta.url);
const declared = async (): Promise<Described[]> => {
  const { useCases } = (await import(real.href)) as { useCases: Record<string, () => Promise<Described>> };
  return Promise.all(Object.values(useCases).map((load) => load()));
};
const fixture = async (): Promise<Described[]> => {
  const { fixtureUseCases } = await import("../src/cli/use-cases.fixture.js");
  return [...fixtureUseCases];
};
const useCases = existsSync(real) ? await declared() : await fixture();
writeFileSync(new URL("../src/cli/manifest.generated.ts", import.meta.url), manifestText(useCases));
console.error(`${useCases.length} commands`);
