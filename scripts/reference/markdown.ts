/** A Markdown table; a bar or a line end inside a cell is written so that it stays inside. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
};

/** A page of the reference: says that it is made, and from what. */
export const page = (title: string, from: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, `<!-- Made by \`npm run docs\` from ${from}. Do not edit. -->`, ...parts].filter((part) => part !== "").join("\n\n")}\n`;
