import type { Words } from "../words.js";
import { doors } from "./nl/doors.js";
import { figures } from "./nl/figures.js";
import { marks } from "./nl/marks.js";
import { people } from "./nl/people.js";
import { promises } from "./nl/promises.js";
import { reality } from "./nl/reality.js";
import { settings } from "./nl/settings.js";
import { shell } from "./nl/shell.js";
import { sources } from "./nl/sources.js";
import { states } from "./nl/states.js";

/** Dutch, file for file as English: a message that is missing does not compile. */
export const nl: Words = {
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
};
