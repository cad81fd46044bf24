/** One record: the physical line it starts on (1-based), how many lines it spans, and its fields; or why it is none. */
export type CsvRecord = {
  readonly line: number;
  readonly lines: number;
  readonly fields: readonly string[];
  readonly fault: string | null;
  readonly raw: string;
};

/** A quoted field may run over so many lines before its quote counts as never closed. */
const longestRecord = 500;

/**
 * Splits lines into records and recovers: a record that does not close its quote, or (given `width`) has the wrong number of
 * fields, is a fault of its first line alone, and reading goes on with the next line. Blank lines are skipped.
 */
export class CsvSplitter {
  #waiting: string[] = [];
  #line: number;
  #text = "";

  constructor(
    private readonly delimiter: string,
    private readonly width: number | null,
    firstLine: number,
  ) {
    this.#line = firstLine;
  }

  /** Takes one physical line without its end; gives the records that are complete now. */
  *push(line: string): Generator<CsvRecord> {
    this.#text = this.#waiting.length === 0 ? line : `${this.#text}\n${line}`;
    this.#waiting.push(line);
    // An open quote stays open until a line with a quote comes.
    const stillOpen = this.#waiting.length > 1 && !line.includes('"');
    if (stillOpen && this.#waiting.length < longestRecord) return;
    const split = stillOpen ? "open" : this.#try();
    if (split === "open") {
      if (this.#waiting.length >= longestRecord) yield* this.#refuse("a quote that never closes");
    } else if (split.fault !== null)
      yield* this.#refuse(this.#waiting.length > 1 ? "a quote that is not closed on its line" : split.fault);
    else yield* this.#accept(split.fields);
  }

  *end(): Generator<CsvRecord> {
    while (this.#waiting.length > 0) yield* this.#refuse("a quote that never closes");
  }

  *#accept(fields: readonly string[]): Generator<CsvRecord> {
    const lines = this.#waiting.length;
    this.#waiting = [];
    if (fields.length > 0) yield { line: this.#line, lines, fields, fault: null, raw: this.#text };
    this.#line += lines;
  }

  /** The fault is laid on the first line; the others are looked at afresh. */
  *#refuse(fault: string): Generator<CsvRecord> {
    const [first, ...rest] = this.#waiting.splice(0);
    yield { line: this.#line++, lines: 1, fields: [], fault, raw: first! };
    for (const line of rest) yield* this.push(line);
  }

  #try(): { fields: string[]; fault: string | null } | "open" {
    const split = splitCsv(this.#text, this.delimiter);
    if (split === "open" || split.fault !== null || this.width === null || split.fields.length === 0) return split;
    const { width } = this;
    // A delimiter at the end of each line is common, and no field.
    if (split.fields.length === width + 1 && split.fields.at(-1) === "") split.fields.pop();
    return split.fields.length === width
      ? split
      : { fields: [], fault: `${split.fields.length} fields instead of ${width}` };
  }
}

/** The fields of one record; none for a blank line. Quotes inside an unquoted field are kept as they are. */
export const splitCsv = (text: string, delimiter: string): { fields: string[]; fault: string | null } | "open" => {
  if (text.trim() === "" && !text.includes(delimiter)) return { fields: [], fault: null };
  if (!text.includes('"')) return { fields: text.split(delimiter).map(trimmed), fault: null };
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === " " && delimiter !== " ") at++;
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      fields.push(trimmed(text.slice(at, end < 0 ? undefined : end)));
      if (end < 0) return { fields, fault: null };
      at = end + delimiter.length;
      continue;
    }
    let value = "";
    for (at++; ; ) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return "open";
      value += text.slice(at, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      value += '"';
      at++;
    }
    fields.push(value);
    while (text[at] === " " && delimiter !== " ") at++;
    if (at >= text.length) return { fields, fault: null };
    if (!text.startsWith(delimiter, at)) return { fields: [], fault: "text after a closing quote" };
    at += delimiter.length;
  }
};

/** As the engine does: spaces and tabs around an unquoted value are no part of it. */
const trimmed = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, "");
