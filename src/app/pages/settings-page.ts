import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import type { Context } from "../context.js";
import { fewestPeople } from "../people/let-down.js";
import { lineOfKey } from "./line-of-key.js";

const fewestComments = 10;
const Place = z.object({ file: z.string(), line: z.number().int() }).nullable().describe("Where it is written.");

export const SettingsPageAnswer = z.object({
  company: z.object({
    name: z.string(),
    purpose: z.string().nullable(),
    timezone: z.string(),
    currency: z.string().nullable(),
    values: z.array(z.string()),
    at: Place,
  }),
  teams: z.array(
    z.object({
      name: z.string(),
      says: z.string(),
      lead: z.string().nullable(),
      members: z.array(z.string()),
      promises: z.array(z.object({ name: z.string(), says: z.string() })),
      at: Place,
    }),
  ),
  calendars: z.array(
    z.object({
      name: z.string(),
      timezone: z.string(),
      week: z
        .array(z.array(z.object({ from: z.number().int(), to: z.number().int() })))
        .describe("Monday first; minutes after midnight."),
      exceptions: z.array(z.object({ day: z.string(), open: z.boolean() })),
      promises: z.array(z.string()),
      at: Place,
    }),
  ),
  alerts: z.object({
    channels: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(["mail", "slack", "webhook"]),
        to: z.array(z.string()).describe("Of a mail: to whom; addresses of others are not shown."),
      }),
    ),
    routes: z.array(
      z.object({ of: z.array(z.string()).describe("Owners and promises; empty: all."), send: z.array(z.string()) }),
    ),
    digests: z.array(
      z.object({ role: z.string(), day: z.number().int().describe("Monday 0."), minute: z.number().int() }),
    ),
    at: Place,
  }),
  privacy: z.object({
    fewestPeople: z.number().int(),
    fewestComments: z.number().int(),
    privateSources: z.array(z.object({ name: z.string(), says: z.string().nullable() })),
    privatePromises: z.array(z.object({ name: z.string(), says: z.string() })),
    erased: z.number().int().describe("Keys of people who asked to be forgotten."),
  }),
});
export type SettingsPageAnswer = z.infer<typeof SettingsPageAnswer>;

export const settingsPage = useCase({
  name: "settings-page",
  title: "The settings that live in kept.yaml",
  says: "Company, teams, calendars and privacy as the files say them, each with its line.",
  input: z.object({}),
  output: SettingsPageAnswer,
  needs: "read",
  cli: { examples: [{ command: "kept settings-page --json", does: "what the pages of settings show" }] },
  run: async (context: Context): Promise<SettingsPageAnswer> => {
    const workspace = await context.workspace();
    const { state } = await context.stores();
    const erased = await state.db
      .selectFrom("erased")
      .select((e) => e.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    const at = (...path: readonly string[]) => lineOfKey(workspace.files, path);
    const { company } = workspace;
    const named = ({ name, says }: { name: string; says: string }) => ({ name, says });
    return {
      company: {
        name: company.name,
        purpose: company.purpose,
        timezone: company.timezone,
        currency: company.currency,
        values: [...company.values],
        at: at("company"),
      },
      teams: workspace.teams.map((team) => ({
        name: team.name,
        says: team.says,
        lead: team.lead,
        members: [...team.members],
        promises: workspace.promises.filter((promise) => promise.owner === `team:${team.name}`).map(named),
        at: at("teams", team.name),
      })),
      calendars: workspace.calendars.map((calendar) => ({
        name: calendar.name,
        timezone: calendar.zone,
        week: calendar.week.map((blocks) => blocks.map(({ from, to }) => ({ from, to }))),
        exceptions: Object.entries(calendar.exceptions).map(([day, blocks]) => ({ day, open: blocks.length > 0 })),
        promises: workspace.promises
          .filter((promise) => promise.calendar?.name === calendar.name)
          .map(({ name }) => name),
        at: at("calendars", calendar.name),
      })),
      alerts: {
        // An address of a hook is a secret.
        channels: workspace.alerts.channels.map((channel) => ({
          name: channel.name,
          kind: channel.kind,
          to: channel.kind === "mail" ? [...channel.to] : [],
        })),
        routes: workspace.alerts.routes.map((route) => ({
          of: [...route.owners, ...route.promises],
          send: [...route.send],
        })),
        digests: workspace.alerts.digests.map(({ role, day, minute }) => ({ role, day, minute })),
        at: at("alerts"),
      },
      privacy: {
        fewestPeople,
        fewestComments,
        privateSources: workspace.sources.filter((source) => source.private).map(({ name, says }) => ({ name, says })),
        privatePromises: workspace.promises.filter((promise) => promise.private).map(named),
        erased: Number(erased.n),
      },
    };
  },
});
