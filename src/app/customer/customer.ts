import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { CustomerAnswer } from "../../report/answers.js";
import { maskedKey } from "../../report/masked-key.js";
import { askedOptions } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { commitmentsOf } from "./commitments-of.js";
import { findPerson, nobody, stranger } from "./find-person.js";
import { story } from "./story.js";

const input = z.object({
  customer: z
    .string()
    .describe("A key such as loyalty:40017, or a subject such as subject:1182")
    .meta({ placeholder: "ID" }),
  asOf: askedOptions.asOf,
  limit: z.number().int().min(1).default(500).describe("At most so many of the latest events"),
  comments: z.boolean().optional().describe("Also what they wrote to private sources"),
  masked: z.boolean().optional().describe("Hide most of each key, to show the story to others"),
});

export const customer = useCase({
  name: "customer",
  title: "One person's story",
  says: "What one person did and lived through over all channels, with what was promised to them and what came of it.",
  input,
  output: CustomerAnswer,
  needs: "people",
  cli: {
    positional: ["customer"],
    examples: [
      { command: "kept customer loyalty:40017", does: "all that one person lived through" },
      { command: "kept customer subject:1182", does: "one order, when nobody knows whose it was" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    const stores = await context.stores();
    const workspace = await context.workspace();
    const person = await findPerson(stores, workspace, { id: asked.customer, look: "fast" });
    const unknown = async () =>
      context.who.role === "owner" ? stranger(asked.customer) : nobody(stores, workspace, asked.customer);
    if (person.told.length === 0) throw await unknown();
    const all = await judgings(context, { asOf: asked.asOf, from: "1900-01-01" });
    const commitments = await commitmentsOf(stores, all, person);
    const own = new Set(all.promises.filter((one) => one.opens).map((one) => one.definition.name));
    if (context.who.role === "owner" && !commitments.some((one) => own.has(one.promise))) throw await unknown();
    const loads = [...new Set(person.told.map((r) => r.load))];
    const files = await stores.state.db.selectFrom("loads").select(["id", "path"]).where("id", "in", loads).execute();
    const hushed = new Set(asked.comments ? [] : workspace.sources.filter((s) => s.private).map((s) => s.name));
    const events = story({
      told: person.told,
      commitments,
      promises: workspace.promises,
      files: new Map(files.map((f) => [f.id, f.path])),
      asOf: all.asOf,
    }).map((event) => (event.source !== null && hushed.has(event.source) ? { ...event, text: null } : event));
    const shown = (key: string) => (asked.masked ? maskedKey(key) : key);
    const happened = person.told.filter((r) => r.at <= all.asOf);
    const count = (...verdicts: readonly string[]) => commitments.filter((c) => verdicts.includes(c.verdict)).length;
    return {
      customer: shown(asked.customer),
      keys: person.keys.map(shown),
      since: happened[0] ? DateTime.fromJSDate(happened[0].at, { zone: workspace.company.timezone }).toISODate() : null,
      asOf: DateTime.fromJSDate(all.asOf, { zone: workspace.company.timezone }).toISODate()!,
      timezone: workspace.company.timezone,
      interactions: happened.length,
      due: count("kept", "broken", "unknown"),
      broken: count("broken"),
      unknown: count("unknown"),
      events: events.slice(-asked.limit),
      more: Math.max(0, events.length - asked.limit),
    };
  },
});
