import { fail, ok, type Result } from "../../core/result.js";
import { leadsOut } from "../leads-out.js";
import { hiddenCharacters } from "../place.js";
import { type Fault, scalar } from "./scalar.js";

const json = { type: ["string", "number", "boolean"] };

const seen = (text: string, most: number): Result<string, Fault> => {
  if (text.trim() === "") return fail({ code: "spec.value.empty", must: "must say something" });
  if (text.length > most)
    return fail({
      code: "spec.text.long",
      must: `must be at most ${most.toLocaleString("en")} characters long`,
      write: "write it shorter",
    });
  if (text.search(hiddenCharacters) >= 0)
    return fail({
      code: "spec.text.control",
      must: "may not hold control or bidirectional override characters",
      write: "remove the hidden character",
    });
  return ok(text);
};

/** A name of a column, a type, a value: exactly as written, digits and all. */
export const text = (example = "order_id") =>
  scalar({ what: "a text", examples: [example], json, parse: (t) => seen(t, 500) });

/** A sentence for people: any letters, line breaks count as spaces. */
export const sentence = (example: string) =>
  scalar({ what: "a text", examples: [example], json, parse: (t) => seen(t.replace(/\s+/g, " ").trim(), 1_000) });

/** A text in which nothing, spaces and control characters mean themselves: what a file holds for "nothing". */
export const verbatim = scalar({
  what: "a text",
  examples: ["n/a"],
  json,
  parse: (t) =>
    t.length > 100 ? fail({ code: "spec.text.long", must: "must be at most 100 characters long" } as const) : ok(t),
});

export const namePattern = /^[a-z][a-z0-9_-]{0,62}$/;

/** The name of a promise, source, team or calendar. */
export const name = (example: string) =>
  scalar({
    what: "a name",
    examples: [example],
    json: { type: "string", pattern: namePattern.source },
    parse: (t) =>
      namePattern.test(t)
        ? ok(t)
        : fail({
            code: "spec.name",
            must: "must be lower-case letters, digits, - and _, beginning with a letter, at most 63",
            ...suggestName(t),
          }),
  });

const suggestName = (t: string): { write?: string } => {
  const slug = t
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 63);
  return namePattern.test(slug) ? { write: `write ${slug}` } : {};
};

/** `team:kitchen` or `person:amara`. */
export const owner = scalar({
  what: "an owner",
  examples: ["team:kitchen"],
  json: { type: "string", pattern: "^(team|person):[a-z][a-z0-9_-]{0,62}$" },
  parse: (t) => {
    const match = /^(team|person):(.*)$/.exec(t);
    if (match && namePattern.test(match[2]!)) return ok(t);
    const bare = suggestName(match ? match[2]! : t).write?.slice("write ".length);
    return fail({
      code: "spec.owner",
      must: "must be team:NAME or person:NAME",
      ...(bare ? { write: `write ${match?.[1] ?? "team"}:${bare}` } : {}),
    });
  },
});

/** A path or pattern inside the workspace. */
export const path = (example: string) =>
  scalar({
    what: "a path inside the workspace",
    examples: [example],
    json: { type: "string" },
    parse: (t) => {
      const fine = seen(t, 1_000);
      if (!fine.ok) return fine;
      return leadsOut(t)
        ? fail({
            code: "spec.path.outside",
            must: "must be a path inside the workspace",
            write: `write it relative to the workspace folder, like ${example}`,
          })
        : ok(t.replace(/^(\.\/)+/, ""));
    },
  });
