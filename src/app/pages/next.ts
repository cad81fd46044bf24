import { DateTime } from "luxon";
import { z } from "zod";
import { useCase } from "../../core/use-case.js";
import { mayOpenPeople } from "../../workspace/ownership.js";
import { checkAll } from "../check/check.js";
import { judgings } from "../check/judgings.js";
import type { Context } from "../context.js";
import { helps } from "./helps.js";
import { askedOf, lensOptions } from "./lens.js";
import { news } from "./news.js";
import { NextItem } from "./next-item.js";

export const next = useCase({
  name: "next",
  title: "What would help most, and what is new",
  says: "The three things that would spare most people, each with who decides; and what changed since the day before.",
  input: z.object(lensOptions),
  output: z.object({ helps: z.array(NextItem), news: z.array(NextItem) }),
  needs: "read",
  cli: { examples: [{ command: "kept next --json", does: "as the Reality page gets it" }], formats: ["json"] },
  run: async (context: Context, lens) => {
    const all = await judgings(context, await askedOf(context, lens));
    // Whoever may not open the people sees no group of fewer than 5 of them.
    const shown = {
      ...all,
      promises: all.promises.map((one) =>
        mayOpenPeople(context.who, one.definition.owner)
          ? one
          : { ...one, definition: { ...one.definition, private: true } },
      ),
    };
    const now = await checkAll(context, shown, { segments: "with" });
    const dayBefore = DateTime.fromJSDate(all.asOf, { zone: all.workspace.company.timezone }).minus({ days: 1 });
    const before = await checkAll(
      context,
      await judgings(context, { ...(await askedOf(context, { ...lens, asOf: dayBefore.toISODate()! })) }),
      { segments: "without" },
    );
    return { helps: helps(all.workspace, now), news: news(now, before) };
  },
});
