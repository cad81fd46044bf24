import { fail, ok, type Result } from "../core/result.js";
import type { FieldSource } from "../sources/model.js";

/** `loyalty:{card}` -> its parts. Without braces it is a column; `{{` and `}}` are literal braces. */
export const readTemplate = (text: string): Result<Exclude<FieldSource, { kind: "constant" }>, string> => {
  const parts: (string | { column: string })[] = [];
  let literal = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if ((c === "{" || c === "}") && text[i + 1] === c) {
      literal += c;
      i++;
    } else if (c === "{") {
      const end = text.indexOf("}", i);
      const column = end < 0 ? "" : text.slice(i + 1, end);
      if (column.trim() === "" || column.includes("{"))
        return fail(end < 0 ? "has a { without its }" : "has braces without a column in them");
      if (literal !== "") parts.push(literal);
      literal = "";
      parts.push({ column });
      i = end;
    } else if (c === "}") return fail("has a } without its {");
    else literal += c;
  }
  if (parts.length === 0) return ok({ kind: "column", column: literal, map: null, fallback: null });
  if (literal !== "") parts.push(literal);
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object")
    return ok({ kind: "column", column: only.column, map: null, fallback: null });
  return ok({ kind: "template", parts });
};
