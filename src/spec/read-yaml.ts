import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLParseError,
} from "yaml";
import type { Problem } from "../core/problem.js";
import { type Environment, fillIn } from "./environment.js";
import { type Excess, excess, limits } from "./limits.js";
import { type Path, type Place, placer, problemAt, type Span } from "./place.js";
import type { SpecCode } from "./problems.js";

/** A value as written: every scalar is a text (digits stay as they are), nothing is null, maps have no prototype. */
export type Raw = string | null | readonly Raw[] | { readonly [key: string]: Raw };

/** One file as read. `at` finds the nearest place that the path reaches; `atKey` the key's own. */
export type ReadFile = {
  readonly file: string;
  readonly raw: Raw;
  readonly at: (path: Path) => Place;
  readonly atKey: (path: Path) => Place;
  readonly problems: readonly Problem[];
  /** Texts that hold an environment variable's value: not to be shown anywhere. */
  readonly secrets: ReadonlySet<string>;
  /** False when the text could not be read as YAML: what it declares is not known. */
  readonly whole: boolean;
};

type Site = { readonly value: Span; readonly key: Span | undefined; readonly secret: boolean };

/** Text -> values and where they stand. Never throws, whatever the text. */
export const readYaml = (file: string, text: string, env: Environment): ReadFile => {
  const place = placer(file, text);
  const start = { start: 0, end: firstLine(text) };
  const refused = (problems: Problem[]): ReadFile => ({
    file,
    raw: Object.create(null),
    at: () => place(start),
    atKey: () => place(start),
    problems,
    secrets: new Set(),
    whole: false,
  });

  const over = excess(text);
  if (over) return refused([problemAt(place({ start: over.offset, end: over.offset + 1 }), ...excessSays(over))]);

  // Failsafe: every scalar keeps its source text (00123, 1e3, NO); what it means is decided where the key is known.
  const document = parseDocument(text, {
    version: "1.2",
    schema: "failsafe",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  if (document.errors.length > 0) {
    return refused(
      roots(document.errors, text).map((e) =>
        problemAt(place({ start: e.pos[0], end: e.pos[1] }), "spec.yaml.syntax", {
          says: syntaxWords[e.code] ?? syntaxSays(e.message),
          write: syntaxWrite[e.code],
        }),
      ),
    );
  }
  const problems = document.warnings.slice(0, 20).map((w) =>
    problemAt(place({ start: w.pos[0], end: w.pos[1] }), "spec.yaml.tag", {
      says: "tags are not used here",
      write: "leave the tag out",
    }),
  );

  const sites = new Map<string, Site>();
  const secrets = new Set<string>();
  const targets = new Map<Node, Node>();
  let values = 0;
  let stopped = false;
  const say = (span: Span, code: SpecCode, rest: { says: string; write?: string }) =>
    problems.push(problemAt(place(span), code, rest));

  const walk = (node: unknown, path: Path, key: Span | undefined, outer: readonly Node[]): Raw => {
    const own = spanOf(node as Node | null) ?? key ?? start;
    const site = { value: own, key, secret: false };
    sites.set(idOf(path), site);
    if (++values > limits.values || path.length > 2 * limits.levels) {
      if (!stopped) say(own, "spec.yaml.alias", { says: "aliases repeat too much", write: "write the values out" });
      stopped = true;
    }
    if (stopped || node === null || node === undefined) return null;
    if (isAlias(node)) {
      const target = targets.get(node) ?? node.resolve(document);
      if (target) targets.set(node, target);
      if (!target || outer.includes(target)) {
        say(own, "spec.yaml.alias", {
          says: target ? "the alias stands inside its own anchor" : "the alias has no anchor before it",
        });
        return null;
      }
      const value = walk(target, path, key, outer);
      sites.set(idOf(path), { ...site, secret: sites.get(idOf(path))!.secret });
      return value;
    }
    if (isScalar(node)) return scalar(node, path, site);
    if (isSeq(node)) return node.items.map((item, i) => walk(item, [...path, i], undefined, [...outer, node]));
    if (isMap(node)) return map(node.items as Pair[], path, [...outer, node]);
    return null;
  };

  const scalar = (node: Scalar, path: Path, site: Site): Raw => {
    const text = String(node.value ?? "");
    if (node.type === "PLAIN" && (text === "" || text === "~" || text === "null")) return null;
    const filled = fillIn(text, env);
    if (!filled.ok) {
      say(site.value, filled.error.code, filled.error);
      sites.set(idOf(path), { ...site, secret: true });
      return unfilled;
    }
    if (filled.value.secret) {
      sites.set(idOf(path), { ...site, secret: true });
      secrets.add(filled.value.text);
    }
    return filled.value.text;
  };

  const map = (pairs: readonly Pair[], path: Path, outer: readonly Node[]): Raw => {
    const out: Record<string, Raw> = Object.create(null);
    for (const pair of pairs) {
      const keyNode = pair.key as Node | null;
      const span = spanOf(keyNode) ?? start;
      if (!isScalar(keyNode) || String(keyNode.value ?? "") === "") {
        say(span, "spec.yaml.key", { says: "a key is a text", write: "write a plain word before the colon" });
        continue;
      }
      const key = String(keyNode.value);
      if (key === "<<" && keyNode.type === "PLAIN")
        say(span, "spec.yaml.merge", { says: "merge keys are not used here", write: "write the keys out" });
      else if (key === "__proto__" || /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/.test(key))
        say(span, "spec.yaml.key", { says: "this cannot be a key", write: "write a plain word before the colon" });
      else if (Object.hasOwn(out, key))
        say(span, "spec.yaml.duplicate", { says: `${place(span).shown} is there twice`, write: "remove one of them" });
      else out[key] = walk(pair.value, [...path, key], span, outer);
    }
    return out;
  };

  const raw = walk(document.contents, [], undefined, []);
  const nearest = (path: Path): { site: Site; exact: boolean } => {
    for (let length = path.length; length >= 0; length--) {
      const site = sites.get(idOf(path.slice(0, length)));
      if (site) return { site, exact: length === path.length };
    }
    return { site: { value: start, key: undefined, secret: false }, exact: false };
  };
  const at = (path: Path): Place => {
    const { site, exact } = nearest(path);
    // Of something missing or empty the key says more than its whole body, or the nothing after the colon.
    const span =
      exact && site.value.end > site.value.start
        ? site.value
        : (site.key ?? { start: site.value.start, end: site.value.start + 1 });
    return place(span, site.secret ? "secret" : "open");
  };
  const atKey = (path: Path): Place => {
    const { site } = nearest(path);
    return place(site.key ?? site.value);
  };
  return { file, raw, at, atKey, problems, secrets, whole: !stopped };
};

/** Stands for a text whose variable is not set; the checks after it pass over it, since one problem is enough. */
export const unfilled = "\u0000unset";

const idOf = (path: Path) => JSON.stringify(path);

const spanOf = (node: Node | null | undefined): Span | undefined =>
  node?.range ? { start: node.range[0], end: node.range[1] } : undefined;

const firstLine = (text: string) => (text.indexOf("\n") < 0 ? text.length : text.indexOf("\n"));

const excessSays = (over: Excess): [SpecCode, { says: string; write: string }] =>
  ({
    bytes: ["spec.file.size", { says: "the file is larger than 1 MB", write: "split it: include: [promises/*.yaml]" }],
    levels: ["spec.yaml.depth", { says: "the file is nested more than 64 levels deep", write: "write it flatter" }],
    keys: [
      "spec.yaml.keys",
      { says: "the file has more than 5,000 keys", write: "split it: include: [promises/*.yaml]" },
    ],
    values: [
      "spec.yaml.keys",
      {
        says: "the file holds more than 25,000 values or 50,000 lines",
        write: "split it: include: [promises/*.yaml]",
      },
    ],
    aliases: ["spec.yaml.alias", { says: "the file has more than 100 aliases", write: "write the values out" }],
  })[over.over] as [SpecCode, { says: string; write: string }];

/** One slip makes many errors after it: of each line the first, and of each sort the first. */
const roots = (errors: readonly YAMLParseError[], text: string): readonly YAMLParseError[] => {
  const lineOf = (e: YAMLParseError) => text.lastIndexOf("\n", e.pos[0] - 1);
  const lines = new Map([...errors].reverse().map((e) => [lineOf(e), e]));
  const sorts = new Map([...lines.values()].map((e) => [e.code, e]));
  return [...sorts.values()].sort((a, b) => a.pos[0] - b.pos[0]).slice(0, 5);
};

/** Where the parser's own words would not help. */
const syntaxWords: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "this text holds a colon, or the line is indented otherwise than its block",
  MULTILINE_IMPLICIT_KEY: "the key has no colon on its line, or the line is indented otherwise than its block",
};

/** The parser's words, as a clause. */
const syntaxSays = (message: string) => {
  const first = message.split("\n")[0]!.slice(0, 160);
  return first.charAt(0).toLowerCase() + first.slice(1);
};

const syntaxWrite: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces",
  BAD_INDENT: "indent everything in one block by the same number of spaces",
  MULTIPLE_DOCS: "one file is one document: remove the ---",
  MISSING_CHAR: "close the quote or bracket, or put a space after the colon",
  UNEXPECTED_TOKEN: "put texts with : # { } [ ] , & * in quotes",
  BLOCK_AS_IMPLICIT_KEY: "put a text that holds a colon in quotes, or mend the indentation",
  MULTILINE_IMPLICIT_KEY: "write KEY: VALUE on one line, or mend the indentation",
  BAD_SCALAR_START: "put the text in quotes",
};
