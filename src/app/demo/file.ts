/** A file of the simulated company, relative to the workspace. `progress`: how much of the whole is done with it, in 0..1. */
export type SimulatedFile = { readonly path: string; readonly bytes: Uint8Array; readonly progress: number };

export type Emit = (file: SimulatedFile) => void;

/** One line of a delimited file; quoted only where it must be. */
export const delimited = (fields: readonly (string | number)[], delimiter = ","): string =>
  fields
    .map((field) =>
      typeof field === "string" && (field.includes(delimiter) || /["\n\r]/.test(field))
        ? `"${field.replaceAll('"', '""')}"`
        : field,
    )
    .join(delimiter);

/** `7.50` of 750 cents; ledgers write `7,50`. */
export const money = (cents: number, point: "." | "," = "."): string =>
  `${Math.floor(cents / 100)}${point}${String(cents % 100).padStart(2, "0")}`;
