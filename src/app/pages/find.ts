import { z } from "zod";
import { p, sql } from "../../core/sql.js";
import { useCase } from "../../core/use-case.js";
import { interactions } from "../../interactions/tables.js";
import { maskedKey } from "../../report/masked-key.js";
import { nearest } from "../../spec/did-you-mean.js";
import type { Workspace } from "../../spec/workspace.js";
import { may } from "../../workspace/roles.js";
import { record } from "../access/record.js";
import type { Context, Stores } from "../context.js";
import { personId } from "./person-id.js";

const most = 8;

export const FindAnswer = z.object({
  promises: z.array(z.object({ name: z.string(), says: z.string() })),
  sources: z.array(z.object({ name: z.string(), says: z.string().nullable() })),
  people: z
    .array(
      z.object({
        id: z.string().describe("What `customer-page` takes."),
        customer: z.string().describe("The masked key."),
        by: z.enum(["key", "subject"]).describe("Found by a key of theirs, or by what they ordered or asked."),
      }),
    )
    .nullable()
    .describe("Null: the role does not open people."),
  didYouMean: z.string().nullable().describe("The nearest name of a promise or source, where nothing was found."),
});
export type FindAnswer = z.infer<typeof FindAnswer>;

export const find = useCase({
  name: "find",
  title: "Find a customer, promise or source",
  says: "Promises and sources by part of their name or wording; a customer by a whole key, in any case, or by the number of an order.",
  input: z.object({
    text: z.string().trim().min(1).max(200).describe("What to look for").meta({ placeholder: "TEXT" }),
  }),
  output: FindAnswer,
  needs: "read",
  cli: {
    positional: ["text"],
    examples: [
      { command: "kept find refund", does: "promises and sources" },
      { command: "kept find 40017", does: "a customer, by any key" },
    ],
  },
  run: async (context: Context, { text }): Promise<FindAnswer> => {
    const workspace = await context.workspace();
    const wanted = text.toLowerCase();
    const holds = (...texts: readonly (string | null)[]) => texts.some((each) => each?.toLowerCase().includes(wanted));
    const promises = workspace.promises.filter((each) => holds(each.name, each.says, each.value)).slice(0, most);
    const sources = workspace.sources.filter((each) => holds(each.name, each.says)).slice(0, most);
    const people = may(context.who, "people") ? await peopleBy(await context.stores(), workspace, text) : null;
    if (people !== null && people.length > 0)
      await record(context, {
        name: "find",
        needs: "people",
        input: { customer: people.map((each) => each.customer) },
      });
    const found = promises.length + sources.length + (people?.length ?? 0) > 0;
    return {
      promises: promises.map(({ name, says }) => ({ name, says })),
      sources: sources.map(({ name, says }) => ({ name, says })),
      people: people === null ? null : [...people],
      didYouMean: found ? null : (nearest(text, namesOf(workspace)) ?? null),
    };
  },
});

const namesOf = ({ promises, sources }: Workspace) => [...promises, ...sources].map((each) => each.name);

/** Whole keys only: part of one would list strangers. Without a namespace every namespace that is declared is tried. */
const peopleBy = async (
  { facts }: Stores,
  workspace: Workspace,
  text: string,
): Promise<NonNullable<FindAnswer["people"]>> => {
  const keys = [...new Set(keysFor(workspace, text).flatMap((key) => [key, key.toLowerCase(), upperValue(key)]))];
  const rows = await facts.query(
    sql`SELECT toString(customer_id) AS whose, any(customer) AS key FROM ${interactions}
  WHERE customer_id IN (SELECT cityHash64(arrayJoin(${p.texts(keys)}))) AND customer_id != 0 GROUP BY customer_id LIMIT ${p.int(most)}`,
  );
  const byKey = rows.map((row) => ({ id: idOf(row), customer: maskedKey(String(row.key)), by: "key" as const }));
  if (byKey.length > 0) return byKey;
  const subject = text.replace(/^subject:/i, "");
  const owners = await facts.query(
    sql`SELECT toString(max(customer_id)) AS whose, toString(subject_id) AS about, argMax(customer, customer_id) AS key FROM ${interactions}
  WHERE subject_id IN (SELECT cityHash64(arrayJoin(${p.texts([subject, subject.toUpperCase(), subject.toLowerCase()])}))) AND subject != ''
  GROUP BY subject_id HAVING uniqExactIf(customer_id, customer_id != 0) <= 1 LIMIT ${p.int(most)}`,
  );
  return owners.map((row) => ({
    id: idOf(row),
    customer: String(row.key) === "" ? maskedKey(`subject:${subject}`) : maskedKey(String(row.key)),
    by: "subject" as const,
  }));
};

const idOf = (row: Record<string, unknown>): string =>
  personId({ customer_id: String(row.whose), subject_id: String(row.about ?? "0"), record_id: "0" });

const upperValue = (key: string): string => {
  const at = key.indexOf(":") + 1;
  return `${key.slice(0, at).toLowerCase()}${key.slice(at).toUpperCase()}`;
};

const keysFor = (workspace: Workspace, text: string): readonly string[] => {
  const namespaces = new Set(
    workspace.sources.flatMap((source) =>
      source.records.flatMap((record) =>
        record.customer.flatMap((field) => {
          const first = field.kind === "template" ? field.parts[0] : undefined;
          return typeof first === "string" && first.endsWith(":") ? [first] : [];
        }),
      ),
    ),
  );
  return text.includes(":") ? [text] : [text, ...[...namespaces].map((namespace) => `${namespace}${text}`)];
};
