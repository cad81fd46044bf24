/** One sentence of the catalogue: English text of its parameters, and examples with which tests and documents print it. */
export type Entry<P> = { readonly en: (params: P) => string; readonly examples: readonly P[] };

export const entry = <P>(en: (params: P) => string, ...examples: readonly NoInfer<P>[]): Entry<P> => ({ en, examples });

/** `1 person`, `2 people`; the number is printed as given. */
export const counted = (n: number, printed: string, one: string, many: string): string =>
  `${printed} ${n === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
