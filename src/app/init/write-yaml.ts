import type { FirstPromise } from "./first-promise.js";
import type { ProposedCondition, ProposedProperty, ProposedRecord, ProposedSource, ProposedTime } from "./proposal.js";

export type Workspace = {
  readonly company: string;
  readonly timezone: string;
  readonly zoneSays: string;
  /** Where the data end in the past; null: now is now. */
  readonly ends: { readonly asOf: string; readonly says: string } | null;
  readonly sources: readonly ProposedSource[];
  readonly promise: FirstPromise | null;
};

/** The text of kept.yaml, as someone would write it who explains it to a colleague. */
export const keptYaml = (workspace: Workspace): string => {
  const { company, timezone, zoneSays, ends, sources, promise } = workspace;
  const lines = [
    "# What the company promises, and the data by which it is judged. Written by `kept init`; from here on it is yours.",
    "#   kept import    takes in the files (again whenever there are new ones)",
    "#   kept check     says for each promise whether it is kept",
    "kept: v1",
    ...(ends === null ? [] : [`as_of: ${ends.asOf} # ${ends.says}; take this line out when new data keep coming`]),
    "",
    "company:",
    `  name: ${scalar(company)}`,
    `  timezone: ${timezone} # ${zoneSays}`,
    "",
    "sources:",
    ...sources.flatMap((source, i) => [...(i > 0 ? [""] : []), ...sourceLines(source)]),
    "",
    ...(promise === null ? noPromise : ["promises:", ...promiseLines(promise)]),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
};

const noPromise = [
  "# No promise could be proposed: it takes two times (from when, until when), a promised date, or a score.",
  "# promises:",
  "#   fast:",
  "#     says: Your order is with you within three days.",
  "#     kind: duration",
  "#     made: order.placed",
  "#     met: order.delivered",
  "#     within: 3d",
  "#     target: 95%",
];

export const sourceLines = (source: ProposedSource): string[] => [
  `  ${source.name}:`,
  `    says: ${scalar(source.says)}`,
  `    files: ${source.files.length === 1 ? scalar(source.files[0]!) : `[${source.files.map(inFlow).join(", ")}]`}`,
  ...(source.read.format === null ? [] : [`    format: ${source.read.format}`]),
  ...(source.read.delimiter === null
    ? []
    : [`    delimiter: ${source.read.delimiter === "\t" ? "tab" : JSON.stringify(source.read.delimiter)}`]),
  ...(source.read.encoding === null ? [] : [`    encoding: ${source.read.encoding}`]),
  ...(source.opinions === "opinions"
    ? ["    private: true # what customers think: groups under 5 people are not shown"]
    : []),
  ...(source.decimal === "," ? ['    decimal: ","'] : []),
  "    records:",
  ...source.records.flatMap(recordLines),
  ...(source.unused.length === 0
    ? []
    : [
        `    # not used: ${source.unused
          .slice(0, 30)
          .join(", ")
          .replace(/[^\P{C}]/gu, "?")}${source.unused.length > 30 ? ", ..." : ""}`,
      ]),
];

/** On one line where it fits; else a key a line. */
const recordLines = (record: ProposedRecord): string[] => {
  const entries: [string, string][] = [
    ["type", typeof record.type === "string" ? inFlow(record.type) : `{ from: ${inFlow(record.type.from)} }`],
    ["at", time(record.at)],
    ...(["id", "subject"] as const).flatMap((key): [string, string][] =>
      record[key] === null ? [] : [[key, inFlow(record[key])]],
    ),
    ...(record.customer.length === 0
      ? []
      : [["customer", `[${record.customer.map((each) => JSON.stringify(each)).join(", ")}]`] as [string, string]]),
    ...(["channel", "amount", "score", "text"] as const).flatMap((key): [string, string][] =>
      record[key] === null ? [] : [[key, inFlow(record[key])]],
    ),
  ];
  const where = Object.entries(record.where);
  if (where.length > 0)
    entries.push(["where", `{ ${where.map(([column, is]) => `${inFlow(column)}: ${condition(is)}`).join(", ")} }`]);
  const properties = Object.entries(record.properties);
  const says = record.says === null ? "" : ` # ${record.says}`;
  const short = `      - { ${entries.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
  if (properties.length === 0 && short.length <= 110) return [short + says];
  return [
    ...entries.map(([key, value], i) => `      ${i === 0 ? "- " : "  "}${key}: ${value}${i === 0 ? says : ""}`),
    ...(properties.length === 0
      ? []
      : [
          "        properties:",
          ...properties.map(([name, property]) => `          ${inFlow(name)}: ${propertyText(property)}`),
        ]),
  ];
};

const time = ({ from, format }: ProposedTime) =>
  format === null ? inFlow(from) : `{ from: ${inFlow(from)}, format: ${JSON.stringify(format)} }`;

const propertyText = ({ from, as, format }: ProposedProperty) =>
  as === "text"
    ? inFlow(from)
    : `{ from: ${inFlow(from)}, as: ${as}${format === null ? "" : `, format: ${JSON.stringify(format)}`} }${as === "day" ? " # a day, without a time" : ""}`;

const condition = (is: ProposedCondition) => (typeof is === "string" ? inFlow(is) : `{ present: ${is.present} }`);

export const promiseLines = (promise: FirstPromise): string[] => [
  `  ${promise.name}:`,
  `    says: ${scalar(promise.says)} # put it into the words that your customers read`,
  `    kind: ${promise.terms.kind}`,
  ...promise.lines.map((line) => `    ${line}`),
  `    target: ${promise.targetText} # ${promise.because}`,
  `    window: ${promise.window}`,
  ...(promise.split.length === 0
    ? []
    : [`    split: [${promise.split.map(inFlow).join(", ")}] # for whom it is broken more`]),
];

const plain = /^[\p{L}_/.$][\p{L}\p{N}_./*@$-]*(:[\p{L}\p{N}_./*@$-]+)*( [\p{L}\p{N}_./&-]+)*$/u;
const otherwise = /^(true|false|yes|no|on|off|null|y|n|~|\.nan|[-+]?\.inf)$/i;

/** A text as YAML: bare where it reads as itself, else in double quotes, which hold any text. */
export const scalar = (text: string): string =>
  plain.test(text) && !otherwise.test(text)
    ? text
    : /^[\p{L}"“„][\p{L}\p{N} .,;'’“”„()–-]*$/u.test(text) && !/^"|\s$/.test(text) && !otherwise.test(text)
      ? text
      : JSON.stringify(text);
export const inFlow = (text: string): string =>
  plain.test(text) && !otherwise.test(text) ? text : JSON.stringify(text);
