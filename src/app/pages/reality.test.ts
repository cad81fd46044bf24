import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import { finding } from "../../report/finding.js";
import type { Role } from "../../workspace/roles.js";
import { groups } from "./groups.js";
import { lensSays } from "./lens-says.js";
import { next } from "./next.js";
import { reality } from "./reality.js";

const yaml = `kept: v1
as_of: 2026-06-28
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: "card:{card}", properties: { store: store } }
      - { type: ready, at: ready, subject: no }
promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d, split: [store] }
  hour: { says: Ready in an hour., kind: duration, made: placed, met: ready, within: 60m, target: 50%, window: 28d }
`;

/** Forty a day for 28 days; in the last week card 1 to 3 wait 70 minutes on its last day, and so does every tenth in the north before. */
const orders = (): string => {
  const lines = ["no,card,store,placed,ready"];
  for (let day = 1; day <= 28; day += 1)
    for (let i = 0; i < 40; i += 1) {
      const store = i % 2 === 0 ? "North" : "South";
      const late = day === 28 ? i < 3 : day < 22 && store === "North" && i % 10 === 0;
      const date = `2026-06-${String(day).padStart(2, "0")}`;
      lines.push(`${day}-${i},${day * 40 + i},${store},${date} 10:00:00,${date} ${late ? "11:10:00" : "10:10:00"}`);
    }
  return `${lines.join("\n")}\n`;
};

describe("the Reality page's answer", { timeout: 120_000 }, () => {
  const workspace = newWorkspace(yaml);
  beforeAll(async () => {
    workspace.write("orders.csv", orders());
    workspace.at("2026-06-28T20:00:00Z");
    await workspace.import();
  }, 120_000);
  afterAll(() => workspace.remove());

  type Asks<I extends z.ZodType, O> = { input: I; run: (context: never, input: z.output<I>) => Promise<O> };
  const asked = async <I extends z.ZodType, O>(page: Asks<I, O>, input: z.input<I>, role: Role = "lead") => {
    const context = await workspace.context();
    const who = { kind: "person" as const, id: role, name: role, role, teams: [], scopes: null };
    return page.run({ ...context, who } as never, page.input.parse(input));
  };

  it("counts the week as check counts those days, and a person let down by two promises once", async () => {
    const page = await asked(reality, {});
    const week = await workspace.check({ from: "2026-06-22", to: "2026-06-28" });
    expect(page.people).toMatchObject({ letDown: week.people.letDown, due: week.people.due });
    expect(page.headline).toBe("3 people were let down this week.");
    expect(page.people.sum).toContain("3 + 3 is 6, of 3 people");
    expect(page.promises.map(({ name, letDown }) => [name, letDown])).toEqual([
      ["fast", 3],
      ["hour", 3],
    ]);
  });

  it("gives each promise the verdict, rate and window that check gives it", async () => {
    const page = await asked(reality, {});
    const check = await workspace.check();
    for (const row of page.promises) {
      const { verdict, certain, keepRate, window, counts } = check.promises.find(({ name }) => name === row.name)!;
      expect(row).toMatchObject({ verdict, certain, keepRate, window, counts });
    }
    expect(page.states).toBe("2 kept");
    expect(finding(check)).toContain("2 promises kept");
  });

  it("counts the days asked for, and one group, where the address says so", async () => {
    const page = await asked(reality, { window: "28d", seg: "store:North" });
    const check = await workspace.check({ from: "2026-06-01", to: "2026-06-28", where: { store: "North" } });
    expect(page.daysSay).toBe("in 28 days");
    expect(page.people.letDown).toBe(check.people.letDown);
    expect(page.promises.map(({ name }) => name)).toEqual(["fast"]);
  });

  it("draws each day's people, and nothing of fewer than five for those who may not open them", async () => {
    const lead = await asked(reality, {});
    expect(lead.tally.days).toHaveLength(28);
    expect(lead.tally.days.at(-1)).toMatchObject({ day: "2026-06-28", letDown: 3 });
    const viewer = await asked(reality, {}, "viewer");
    expect(viewer.headline).toBe("Fewer than 5 people were let down this week.");
    expect(viewer.people).toMatchObject({ letDown: null, sum: null });
    expect(viewer.promises.map(({ letDown }) => letDown)).toEqual([null, null]);
    expect(viewer.tally.days.at(-1)).toMatchObject({ letDown: null });
    expect(viewer.tally.days.filter(({ letDown }) => letDown !== null && letDown > 0 && letDown < 5)).toEqual([]);
    expect(viewer.lead).toEqual([]);
  });

  it("says what the lens can be, and tells nothing new where no verdict changed", async () => {
    expect(await asked(lensSays, {})).toMatchObject({ asOf: "2026-06-28", days: 28, fields: ["store"] });
    const { fields } = await asked(groups, {});
    expect(fields).toEqual([
      { field: "store", values: expect.arrayContaining([expect.objectContaining({ value: "North" })]) },
    ]);
    expect((await asked(next, {})).news).toEqual([]);
  });
});
