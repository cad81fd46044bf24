/** A message is a text, or makes one of its parameters. */
export type Message = string | ((params: never) => string);

/** What another language must have: the same keys, with the same parameters. */
export type Translated<W extends Readonly<Record<string, Message>>> = {
  readonly [K in keyof W]: W[K] extends (params: infer P) => string ? (params: P) => string : string;
};

/** `one` or `many` by the language's own rule, the number before it. */
export const counting =
  (language: string) =>
  (n: number, one: string, many: string): string =>
    `${new Intl.NumberFormat(language).format(n)} ${new Intl.PluralRules(language).select(n) === "one" ? one : many}`;
