/** How an answer may look where it is printed. `width` is Infinity where nobody measures columns: a pipe or a file. */
export type Look = { readonly colour: "yes" | "no"; readonly marks: "unicode" | "ascii"; readonly width: number };

export type Where = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTty: boolean;
  readonly columns?: number | undefined;
  readonly noColor?: boolean | undefined;
  readonly ascii?: boolean | undefined;
};

/** A locale that is set and is not UTF-8 gets ASCII; none set says nothing (containers), and terminals of today speak UTF-8. */
const speaksUnicode = (env: Where["env"]): boolean => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return locale === "" || /utf-?8/i.test(locale);
};

export const lookFor = (where: Where): Look => {
  const plain = where.noColor || !where.isTty || (where.env.NO_COLOR ?? "") !== "" || where.env.TERM === "dumb";
  const told = Number(where.env.COLUMNS);
  const columns = where.isTty ? where.columns || told || 80 : told || Number.POSITIVE_INFINITY;
  return {
    colour: plain ? "no" : "yes",
    marks: where.ascii || !speaksUnicode(where.env) ? "ascii" : "unicode",
    width: columns,
  };
};
