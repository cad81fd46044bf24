import type { AlertMessage } from "../../report/alert-message.js";
import { type Digest, digestLines, digestTitle } from "../../report/digest.js";
import { addDays } from "../../report/format.js";
import { maySee, theirs } from "../../workspace/ownership.js";
import { may, type Principal } from "../../workspace/roles.js";
import { checkAll } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";

const fewest = 5;

/** The last seven days as this reader may see them: an owner their own promises, a member their team's, others all. */
export const digestFor = async (context: Context, reader: Principal): Promise<Digest> => {
  const workspace = await context.workspace();
  const mine = ({ owner }: { owner: string | null }) =>
    maySee(reader, owner) && (reader.role !== "owner" || theirs(reader, owner));
  const definitions = workspace.promises.filter(mine);
  const names = definitions.map((promise) => promise.name);
  if (names.length === 0) {
    const to = (await checkAll(context, await judgings(context, {}), { segments: "without" })).asOf;
    return { to, people: { letDown: 0, atLeast: false }, promises: [], alerts: [], missing: [] };
  }
  const now = await checkAll(context, await judgings(context, { promise: names }), { segments: "without" });
  const asked = { promise: names, from: addDays(now.asOf, -6), to: now.asOf };
  const week = await checkAll(context, await judgings(context, asked), { segments: "without" });
  const shown = (n: number, hides: boolean) => (hides && n > 0 && n < fewest ? null : n);
  const { state } = await context.stores();
  const open = await state.db
    .selectFrom("alerts")
    .select(["says", "owner", "subject"])
    .where("resolved_at", "is", null)
    .orderBy("opened_at")
    .execute();
  const anyPrivate = definitions.some((promise) => promise.private);
  return {
    to: now.asOf,
    people: {
      letDown: shown(week.people.letDown, anyPrivate || !may(reader, "people")),
      atLeast: week.people.atLeast,
    },
    promises: now.promises.map((verdict, i) => {
      const { people } = week.promises[i]!;
      const hides = definitions[i]!.private || !may(reader, "people");
      return { verdict, week: { letDown: shown(people.letDown, hides), atLeast: people.atLeast } };
    }),
    alerts: open.filter(mine).map((alert) => alert.says),
    missing: [...new Set(now.promises.flatMap((promise) => promise.missing))].slice(0, 10),
  };
};

type Written = { readonly company: string; readonly at: Date; readonly link: string | null };

export const digestMessage = (digest: Digest, { company, at, link }: Written): AlertMessage => ({
  event: "digest",
  at: at.toISOString(),
  company,
  title: digestTitle(digest),
  wording: null,
  lines: digestLines(digest),
  link,
  data: { to: digest.to },
});
