import type { Me } from "../me.js";

/** The sentence whose words are controls. */
export const Lens = (_: { readonly me: Me | null }) => null;
