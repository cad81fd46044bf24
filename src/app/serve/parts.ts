import type { Part } from "./part.js";

/** Started in this order, stopped in the other. */
export const parts: readonly Part[] = [];
