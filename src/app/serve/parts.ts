import { alertsPart } from "../alerts/part.js";
import { polling } from "../poll/polling.js";
import { receiving } from "../receive/receiving.js";
import type { Part } from "./part.js";

/** Started in this order, stopped in the other. */
export const parts: readonly Part[] = [receiving, polling, alertsPart];
