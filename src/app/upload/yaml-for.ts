import type { FirstPromise } from "../init/first-promise.js";
import { titleOf } from "../init/init-workspace.js";
import { keptYaml, promiseLines, sourceLines } from "../init/write-yaml.js";
import type { LookAsked } from "./look-asked.js";
import type { LookedInto } from "./look-into.js";

/** What is written for a file: all of kept.yaml where there is none, else the entries that are added to it. */
export type YamlFor = {
  readonly whole: string | null;
  readonly source: readonly string[];
  readonly promise: readonly string[] | null;
};

export const yamlFor = (
  looked: LookedInto & { readonly found: NonNullable<LookedInto["found"]> },
  given: {
    readonly asked: LookAsked;
    readonly promise: FirstPromise | null;
    /** The company's zone where kept.yaml is there already. */
    readonly zone: string | null;
    readonly directory: string;
  },
): YamlFor => {
  const { found, timezone, zoneSays } = looked;
  const { asked, promise, zone } = given;
  const company = asked.company ?? titleOf(given.directory);
  const whole =
    zone === null
      ? keptYaml({ company, timezone, zoneSays, ends: found.ends, sources: [found.source], promise })
      : null;
  const [name, ...lines] = sourceLines(found.source);
  const own = zone === null || zone === timezone ? [] : [`    timezone: ${timezone}`];
  return { whole, source: [name!, ...own, ...lines], promise: promise && promiseLines(promise) };
};

export const asText = ({ whole, source, promise }: YamlFor): string =>
  whole ?? `${["sources:", ...source, ...(promise ? ["promises:", ...promise] : [])].join("\n")}\n`;
