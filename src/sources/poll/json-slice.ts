/** Where a value stands in a JSON text: from its first sign to behind its last. */
export type Slice = readonly [from: number, to: number];

/**
 * Finds values in a JSON text as they are written, so that numbers of more than 53 bits and the like reach the store untouched.
 * The text must be valid: `JSON.parse` has read it. Paths are keys with dots between; the empty path is the whole text.
 */
export const sliceAt = (text: string, path: string | null): Slice | null => {
  let at: Slice | null = valueFrom(text, 0);
  for (const key of path === null || path === "" ? [] : path.split(".")) {
    const object: Slice | null = at;
    if (object === null || text[object[0]] !== "{") return null;
    at = null;
    for (const [name, value] of members(text, object[0])) if (name === key) at = value;
  }
  return at;
};

/** The elements of a list as one line each; null where it is no list. */
export const linesOf = (text: string, list: Slice): readonly string[] | null => {
  if (text[list[0]] !== "[") return null;
  const lines: string[] = [];
  for (let at = space(text, list[0] + 1); text[at] !== "]"; ) {
    const [from, to] = valueFrom(text, at);
    // A line end can only stand between values: inside a text it is escaped.
    lines.push(text.slice(from, to).replace(/[\r\n]+/g, " "));
    at = space(text, to);
    if (text[at] === ",") at = space(text, at + 1);
  }
  return lines;
};

function* members(text: string, object: number): Generator<readonly [string, Slice]> {
  for (let at = space(text, object + 1); text[at] !== "}"; ) {
    const [from, to] = valueFrom(text, at);
    const value = valueFrom(text, text.indexOf(":", to) + 1);
    yield [JSON.parse(text.slice(from, to)) as string, value];
    at = space(text, value[1]);
    if (text[at] === ",") at = space(text, at + 1);
  }
}

const valueFrom = (text: string, start: number): Slice => {
  const from = space(text, start);
  if (text[from] === '"') return [from, afterText(text, from)];
  if (text[from] !== "{" && text[from] !== "[") {
    let to = from;
    while (to < text.length && !/[\s,\]}]/.test(text[to]!)) to++;
    return [from, to];
  }
  let depth = 0;
  for (let at = from; ; at++) {
    const sign = text[at];
    if (sign === '"') at = afterText(text, at) - 1;
    else if (sign === "{" || sign === "[") depth++;
    else if ((sign === "}" || sign === "]") && --depth === 0) return [from, at + 1];
  }
};

const afterText = (text: string, from: number): number => {
  for (let at = from + 1; ; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
};

const space = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
};
