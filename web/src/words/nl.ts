import type { Words } from "../words.js";
import { en } from "./en.js";

/** Dutch. What is not translated yet stays English until it is. */
export const nl: Words = { ...en };
