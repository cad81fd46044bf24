import { doors } from "./en/doors.js";
import { figures } from "./en/figures.js";
import { marks } from "./en/marks.js";
import { people } from "./en/people.js";
import { promises } from "./en/promises.js";
import { reality } from "./en/reality.js";
import { settings } from "./en/settings.js";
import { shell } from "./en/shell.js";
import { sources } from "./en/sources.js";
import { states } from "./en/states.js";

/** Every text that the pages say by themselves, one file a part in words/en/. */
export const en = {
  ...shell,
  ...states,
  ...marks,
  ...figures,
  ...reality,
  ...promises,
  ...people,
  ...sources,
  ...settings,
  ...doors,
} as const;
