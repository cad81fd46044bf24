// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { fail, ok, type Result } from "../core/result.js";
import type { SpecCode } from "./problems.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A text after `${NAME}` and `${NAME:-default}` were filled in; `$${` is a literal `${`. `secret`: it holds a variable's value. */
export type Filled = { readonly text: string; readonly secret: boolean };

export const fillIn = (
  text: string,
  env: Environment,
): Result<Filled, { code: SpecCode; says: string; write: string }> => {
  if (!text.includes("${")) return ok({ text, secret: false });
  let secret = false;
  let out = "";
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf("${", at);
    if (start < 0) {
      out += text.slice(at);
      break;
    }
    if (text[start - 1] === "$" && start > at) {
      out += `${text.slice(at, start - 1)}\${`;
      at = start + 2;
      continue;
    }
    const reference = /^\$\{([A-Za-z_][A-Za-z0-9_]{0,127})(?::-([^{}]*))?\}/.exec(text.slice(start, start + 4096));
    if (!reference)
      return fail({
        code: "spec.env.syntax",
        says: "an environment variable is miswritten",
        write: "write ${NAME} or ${NAME:-default}; a literal ${ is $${",
      });
    const name = reference[1]!;
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    const found = value === undefined || (value === "" && reference[2] !== undefined) ? reference[2] : value;
    if (found === undefined)
      return fail({
        code: "spec.env.unset",
        says: `the environment variable ${name} is not set`,
        write: `set ${name}, or write \${${name}:-default}`,
      });
    secret = true;
    out += text.slice(at, start) + found;
    at = start + reference[0].length;
  }
  return ok({ text: out, secret });
};
