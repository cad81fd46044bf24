import { parseDocument } from "yaml";

/** As `kept.yaml` is read: every scalar keeps its source text. */
export const parseSpecText = (text: string) =>
  parseDocument(text, {
    version: "1.2",
    schema: "failsafe",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });

/** A key's place in a file, from its top: `["promises", "fast", "versions", 0]`. */
export type YamlPath = readonly (string | number)[];

/** What is to stand in a file: a text, a list, or a map. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A value as it is written on one line. A text means itself: `${NAME}` in it is no variable, and no character of it is syntax. */
export const written = (value: YamlValue, style: "block" | "flow"): string => {
  if (typeof value === "string") return scalarText(value, style);
  if (Array.isArray(value)) return `[${value.map((each: YamlValue) => written(each, "flow")).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, each]) => `${scalarText(key, "flow")}: ${written(each, "flow")}`);
  return `{ ${pairs.join(", ")} }`;
};

/** Without quotes where it reads back as the same text; else in double quotes. */
const scalarText = (text: string, style: "block" | "flow"): string => {
  const literal = text.replaceAll("${", () => "$${");
  const document = parseSpecText(style === "flow" ? `{ k: ${literal} }` : `k: ${literal}\n`);
  const plain =
    !/^(?:~|null|)$|^["'|>&*!%@`#]|[\r\n]/.test(literal) &&
    document.errors.length === 0 &&
    document.warnings.length === 0 &&
    document.toJS()?.k === literal;
  return plain ? literal : JSON.stringify(literal);
};
