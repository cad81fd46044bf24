import { checkPage } from "./check-json.js";
import { commandsPage } from "./commands.js";
import { keptYamlPage } from "./kept-yaml.js";
import { metricsPage } from "./metrics.js";
import { problemsPage } from "./problems.js";
import { queriesPage } from "./queries.js";
import { settingsPage } from "./settings.js";
import { tablesPage } from "./tables.js";

/** The whole of docs/reference: file name -> text. */
export const referencePages = async (): Promise<Readonly<Record<string, string>>> => ({
  "commands.md": await commandsPage(),
  "kept-yaml.md": keptYamlPage(),
  "check-json.md": checkPage(),
  "problems.md": await problemsPage(),
  "queries.md": await queriesPage(),
  "tables.md": await tablesPage(),
  "settings.md": settingsPage(),
  "metrics.md": await metricsPage(),
});
