import { z } from "zod";
import type { Sql } from "../../core/sql.js";
import { useCase } from "../../core/use-case.js";
import { quarantineMentions, rowsOfPerson } from "../../interactions/erase.sql.js";
import { interactions, interactionsPast } from "../../interactions/tables.js";
import { judgings } from "../check/judgings.js";
import type { Context, Stores } from "../context.js";
import { commitmentsOf } from "../customer/commitments-of.js";
import { nobody } from "../customer/find-person.js";
import { textsOf } from "../erase/tombstones.js";
import { wholePerson } from "../erase/whole-person.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";

const input = z.object({
  customer: z
    .string()
    .describe("A key such as loyalty:40017, or a subject such as subject:1182")
    .meta({ placeholder: "ID" }),
});

const Held = z.record(z.string(), z.unknown());

/** What a person may ask for: all that is held about them, where each came from, and what it is used for (GDPR 15 and 20). */
export const PersonExport = z.object({
  kept: z.literal("v1"),
  exportedAt: z.string(),
  company: z.string(),
  timezone: z.string(),
  asked: z.string(),
  keys: z.array(z.string()),
  sharedKeys: z
    .array(z.string())
    .describe("Keys that stand beside theirs and belong to others too; their other rows are not in here."),
  subjects: z.array(z.string()),
  counts: z.object({
    interactions: z.number().int(),
    past: z.number().int(),
    commitments: z.number().int(),
    unreadable: z.number().int(),
  }),
  sources: z.array(
    z.object({
      name: z.string(),
      says: z.string().nullable(),
      owner: z.string().nullable(),
      opinions: z.boolean(),
      usedFor: z.array(z.string()),
    }),
  ),
  files: z.array(z.object({ load: z.number().int(), source: z.string(), file: z.string(), loadedAt: z.string() })),
  interactions: z.array(Held),
  past: z.array(Held).describe("What was known once and has been corrected since."),
  commitments: z.array(Held),
  unreadable: z.array(Held).describe("Records that could not be read and mention them."),
});

export const exportCustomer = useCase({
  name: "export",
  title: "All that is held about one person",
  says: "Everything Kept holds about one person, as JSON: what they did, what was promised to them, and where each came from.",
  input,
  output: PersonExport,
  needs: "privacy",
  cli: {
    positional: ["customer"],
    examples: [{ command: "kept export loyalty:40017 > loyalty-40017.json", does: "a file that the person may have" }],
    formats: ["json"],
  },
  run: async (context: Context, asked) => {
    const stores = await context.stores();
    const workspace = await context.workspace();
    const { now, past } = await wholePerson(stores, workspace, asked.customer);
    if (now.told.length === 0 && past.told.length === 0) throw await nobody(stores, workspace, asked.customer);
    const subjects = new Map([...past.subjects, ...now.subjects]);
    const whose = { keys: now.keys, subjects: [...subjects.keys()].filter((id) => !now.sharedSubjects.includes(id)) };
    const all = await judgings(context, { from: "1900-01-01" });
    const commitments = (await commitmentsOf(stores, all, now)).map((c) => ({
      ...c,
      says: workspace.promises.find((d) => d.name === c.promise)?.versions[c.version]?.says ?? null,
    }));
    const texts = textsOf({ keys: now.keys, subjects });
    const current = await rows(stores, rowsOfPerson(interactions, whose));
    const earlier = await rows(stores, rowsOfPerson(interactionsPast, whose));
    const unreadable = await rows(stores, quarantineMentions({ ...whose, texts }));
    const loads = [...new Set([...current, ...earlier, ...unreadable].map((r) => Number(r.load)))];
    const files = await stores.state.db
      .selectFrom("loads")
      .select(["id", "source", "path", "loaded_at"])
      .where("id", "in", loads.length > 0 ? loads : [-1])
      .execute();
    const used = new Set(files.map((f) => f.source));
    return {
      kept: "v1" as const,
      exportedAt: context.clock.now().toISOString(),
      company: workspace.company.name,
      timezone: workspace.company.timezone,
      asked: asked.customer,
      keys: [...now.keys],
      sharedKeys: [...now.sharedKeys],
      subjects: [...subjects.values()],
      counts: {
        interactions: current.length,
        past: earlier.length,
        commitments: commitments.length,
        unreadable: unreadable.length,
      },
      sources: workspace.sources
        .filter((s) => used.has(s.name))
        .map((s) => ({
          name: s.name,
          says: s.says,
          owner: s.owner,
          opinions: s.private,
          usedFor: workspace.promises
            .filter((d) =>
              [...evidenceSources(workspace, d), ...madeSources(workspace, d)].some((e) => e.name === s.name),
            )
            .map((d) => `to see whether this promise is kept: ${d.says}`),
        })),
      files: files.map((f) => ({ load: f.id, source: f.source, file: f.path, loadedAt: f.loaded_at })),
      interactions: current,
      past: earlier,
      commitments,
      unreadable,
    };
  },
});

const exported = z.record(z.string(), z.unknown());

/** Rows as they lie in the store, without our own hashes; whole numbers as numbers. */
const rows = async ({ facts }: Stores, asked: Sql): Promise<z.infer<typeof exported>[]> => {
  const found = await facts.query(asked, { row: exported });
  return found.map(({ subject_id: _s, customer_id: _c, record_id: _r, gone_by: _g, ...rest }) => ({
    ...rest,
    load: Number(rest.load),
    line: Number(rest.line),
  }));
};
