/** What became of one event. `taken`: it is on disk. `ignored`: no record of the source applies to it. */
export type Outcome =
  | { readonly status: "taken" | "duplicate" | "ignored" }
  | { readonly status: "refused"; readonly code: string; readonly says: string };

export const taken: Outcome = { status: "taken" };
export const duplicate: Outcome = { status: "duplicate" };
export const ignored: Outcome = { status: "ignored" };
