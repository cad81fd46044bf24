import type { Asked } from "../../use-lens.js";

/** What would help most, and what is new since yesterday. */
export const Next = (_: { readonly asked: Asked }) => null;
