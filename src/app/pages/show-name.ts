import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { record } from "../access/record.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { commitmentsOf } from "../customer/commitments-of.js";
import { stranger } from "../customer/find-person.js";
import { personOfId } from "./person-of-id.js";

export const ShowNameAnswer = z.object({
  key: z.string().describe("The key that `customer`, `export` and `erase` take."),
  keys: z.array(z.string()).describe("All keys of theirs, in clear."),
});
export type ShowNameAnswer = z.infer<typeof ShowNameAnswer>;

export const showName = useCase({
  name: "show-name",
  title: "Show who a customer is",
  says: "The keys of one person in clear. That it was asked, by whom and why, is written down.",
  input: z.object({
    id: z.string().max(500).describe("A number from `people-page` or `find`").meta({ placeholder: "ID" }),
    why: z.string().trim().min(3).max(200).describe("What it is needed for").meta({ placeholder: "REASON" }),
  }),
  output: ShowNameAnswer,
  needs: "people",
  cli: {
    positional: ["id"],
    examples: [{ command: "kept show-name c1234567890 --why 'calling them back'", does: "the keys of one person" }],
  },
  run: async (context: Context, { id }): Promise<ShowNameAnswer> => {
    const stores = await context.stores();
    const { key, person } = await personOfId(stores, await context.workspace(), id).catch((error: unknown) => {
      throw context.who.role === "owner" ? stranger(id) : error;
    });
    if (context.who.role === "owner") {
      const all = await judgings(context, { from: "1900-01-01" });
      const own = all.promises.filter(({ definition }) => mayOpenPeople(context.who, definition.owner));
      if ((await commitmentsOf(stores, { ...all, promises: own }, person)).length === 0) throw stranger(id);
    }
    await record(context, { name: "show-name", needs: "people", input: { customer: key } });
    return { key, keys: person.keys.length > 0 ? [...person.keys] : [key] };
  },
});
