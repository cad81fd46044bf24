import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { CustomerAnswer } from "../../report/answers.js";
import { maskedKey } from "../../report/masked-key.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { may } from "../../workspace/roles.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { commitmentsOf } from "../customer/commitments-of.js";
import { stranger } from "../customer/find-person.js";
import { story } from "../customer/story.js";
import { lensOptions } from "./lens.js";
import { personOfId } from "./person-of-id.js";
import { Track, tracks } from "./tracks.js";

const aPage = 200;

export const CustomerPageAnswer = z.object({
  id: z.string(),
  customer: z.string().describe("The masked key they are known by."),
  keys: z.array(z.string()).describe("All keys that are one person's, masked."),
  sharedKeys: z.array(z.string()).describe("Keys beside theirs that belong to others too, masked."),
  since: z.string().nullable().describe("Local ISO day on which they were first seen."),
  asOf: z.string(),
  timezone: z.string(),
  currency: z.string().nullable(),
  interactions: z.number().int(),
  subjects: z.number().int().describe("How many orders, tickets or visits were theirs."),
  amount: z.number().nullable().describe("Sum of what they paid, in `currency`."),
  counts: z.object({
    kept: z.number().int(),
    broken: z.number().int(),
    pending: z.number().int(),
    unknown: z.number().int(),
    void: z.number().int(),
  }),
  tracks: z.array(Track).describe("What was promised to them; of this page."),
  events: z
    .array(
      CustomerAnswer.shape.events.element.extend({
        hushed: z.boolean().describe("They wrote something to a private source, which is not shown here."),
      }),
    )
    .describe("Oldest first; the latest 200 on page 0."),
  page: z.number().int(),
  pages: z.number().int(),
  mayErase: z.boolean(),
});
export type CustomerPageAnswer = z.infer<typeof CustomerPageAnswer>;

export const customerPage = useCase({
  name: "customer-page",
  title: "The page of one customer",
  says: "One person's story with what was promised to them as tracks from made to met, keys masked.",
  input: z.object({
    id: z
      .string()
      .max(500)
      .describe("A number from `people-page` or `find`, or a key such as loyalty:40017")
      .meta({ placeholder: "ID" }),
    asOf: lensOptions.asOf,
    knownAt: lensOptions.knownAt,
    page: z.number().int().min(0).max(10_000).default(0).describe("Which 200 events, from 0: the latest"),
  }),
  output: CustomerPageAnswer,
  needs: "people",
  cli: {
    positional: ["id"],
    examples: [{ command: "kept customer-page loyalty:40017 --json", does: "what the page of one person shows" }],
  },
  run: async (context: Context, asked): Promise<CustomerPageAnswer> => {
    const stores = await context.stores();
    const all = await judgings(context, { asOf: asked.asOf, knownAt: asked.knownAt, from: "1900-01-01" });
    const { workspace, asOf } = all;
    const { key, person } = await personOfId(stores, workspace, asked.id).catch((error: unknown) => {
      throw context.who.role === "owner" ? stranger(asked.id) : error;
    });
    const open = all.promises.filter(({ definition }) => mayOpenPeople(context.who, definition.owner));
    const commitments = await commitmentsOf(stores, { ...all, promises: open }, person);
    if (context.who.role === "owner" && commitments.length === 0) throw stranger(asked.id);
    const loads = [...new Set(person.told.map((row) => row.load))];
    const files = await stores.state.db.selectFrom("loads").select(["id", "path"]).where("id", "in", loads).execute();
    const hushed = new Set(workspace.sources.filter((source) => source.private).map((source) => source.name));
    const happened = person.told.filter((row) => row.at <= asOf);
    const events = story({
      told: person.told,
      commitments,
      promises: workspace.promises,
      files: new Map(files.map((file) => [file.id, file.path])),
      asOf,
    }).map((event) => {
      const quiet = event.source !== null && hushed.has(event.source);
      return {
        ...event,
        text: quiet ? null : event.text,
        score: quiet ? null : event.score,
        hushed: quiet && (event.text ?? "") !== "",
      };
    });
    const end = events.length - asked.page * aPage;
    const shown = events.slice(Math.max(0, end - aPage), Math.max(0, end));
    const between = [shown[0]?.at ?? "", shown.at(-1)?.at ?? ""] as const;
    const count = (verdict: string) => commitments.filter((each) => each.verdict === verdict).length;
    const amounts = happened.flatMap((row) => row.amount ?? []);
    return {
      id: asked.id,
      customer: maskedKey(key),
      keys: person.keys.map(maskedKey),
      sharedKeys: person.sharedKeys.map(maskedKey),
      since: happened[0] ? DateTime.fromJSDate(happened[0].at, { zone: workspace.company.timezone }).toISODate() : null,
      asOf: DateTime.fromJSDate(asOf, { zone: workspace.company.timezone }).toISODate()!,
      timezone: workspace.company.timezone,
      currency: workspace.company.currency,
      interactions: happened.length,
      subjects: new Set(happened.map((row) => row.subject_id).filter((id) => id !== "0")).size,
      amount: amounts.length === 0 ? null : amounts.reduce((sum, each) => sum + each, 0),
      counts: {
        kept: count("kept"),
        broken: count("broken"),
        pending: count("pending"),
        unknown: count("unknown"),
        void: count("void"),
      },
      tracks: tracks(commitments, { promises: workspace.promises, asOf }).filter(
        (track) => track.made <= between[1] && (track.met ?? track.due) >= between[0],
      ),
      events: shown,
      page: asked.page,
      pages: Math.max(1, Math.ceil(events.length / aPage)),
      mayErase: may(context.who, "privacy"),
    };
  },
});
