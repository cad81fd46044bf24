import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace } from "../../../test/workspace.fixture.js";
import type { Context } from "../context.js";
import { importAll } from "../import/import-files.js";
import { promisePage } from "./promise-page.js";
import { promisesPage } from "./promises-page.js";

const yaml = `kept: v1
as_of: 2026-06-30
company: { name: Shop, timezone: Europe/Amsterdam, currency: EUR, values: [fast, honest] }
sources:
  shop:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: ["card:{who}"], properties: { store: store } }
      - { type: ready, at: ready, subject: no }
promises:
  fast:
    says: Ready within twenty minutes.
    published: [menu boards]
    value: fast
    kind: duration
    made: placed
    met: ready
    target: 90%
    window: 28d
    split: [store]
    remedy: { says: The next one is free., cost: 2.50 }
    versions:
      - { from: 2026-06-01, within: 20m }
      - { from: 2026-01-01, within: 30m, says: Ready within thirty minutes. }
`;

/** Three orders a day for 90 days; in June each tenth takes 25 minutes, two of them in Delft, where four people buy. */
const orders = (): string => {
  const rows = ["no,placed,ready,store,who"];
  for (let i = 0; i < 270; i++) {
    const placed = new Date(Date.UTC(2026, 3, 2, 10) + Math.floor(i / 3) * 86_400_000 + (i % 3) * 3_600_000);
    const ready = new Date(placed.getTime() + (i % 10 === 0 ? 25 : 10) * 60_000);
    const local = (at: Date) => at.toISOString().slice(0, 19).replace("T", " ");
    const store = i % 7 === 0 ? "Delft" : "Utrecht";
    rows.push(`${i},${local(placed)},${local(ready)},${store},${store === "Delft" ? i % 4 : i % 60}`);
  }
  return `${rows.join("\n")}\n`;
};

describe("the page of one promise", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  let context: Context;
  beforeAll(async () => {
    workspace.write("orders.csv", orders());
    context = await workspace.context();
    await importAll(context, []);
  }, 60_000);
  afterAll(() => workspace.remove());
  const page = (who: Partial<Context["who"]> = {}, asked: object = {}) =>
    promisePage.run(
      { ...context, who: { ...context.who, ...who } },
      promisePage.input.parse({ name: "fast", ...asked }),
    );

  it("begins with the people of this week, and what a promise of that share allows", async () => {
    const { finding, about, verdict, week } = await page();
    expect(verdict).not.toHaveProperty("people");
    expect(finding[0]).toMatch(/^\d+ people were let down this week\.$|^1 person/);
    expect(finding[1]).toMatch(/^In 28 days it was \d+ times: /);
    expect(week.people).toBeGreaterThan(0);
    expect(about).toEqual(["On menu boards since 1 June 2026; within 30 min before.", "Stands for: fast."]);
  });

  it("tells its versions newest first, with the words that changed", async () => {
    const { versions } = await page();
    expect(versions.map(({ stood, terms }) => ({ stood, terms }))).toEqual([
      { stood: "Since 1 June 2026", terms: "within 20 min" },
      { stood: "1 January 2026 to 31 May 2026", terms: "within 30 min" },
    ]);
    expect(versions[0]!.changed).toContainEqual({ words: "twenty", is: "added" });
  });

  it("has what every figure needs in the one answer", async () => {
    const answer = await page();
    expect(promisePage.output.parse(answer)).toEqual(answer);
    expect(answer.series.at(-1)).toMatchObject({ unfinished: true });
    expect(answer.distribution).toMatchObject({ unit: "ms", limit: 1_200_000 });
    expect(answer.budget).toHaveLength(28);
    expect(answer.remedy).toMatchObject({
      says: "The next one is free.",
      owed: expect.stringMatching(/^Owed \d+ × €2\.50: €/),
    });
  });

  it("shows a viewer no count of fewer than five people, and no group of so few", async () => {
    const [lead, viewer] = [await page({ role: "lead" }), await page({ role: "viewer" })];
    expect(lead.mayOpenPeople).toBe(true);
    expect(lead.week.people).toBeLessThan(5);
    expect(viewer.mayOpenPeople).toBe(false);
    expect(viewer.week.people).toBeNull();
    expect(viewer.finding[0]).toBe("Fewer than 5 people, not shown.");
    expect(lead.mayChange).toBe(true);
    expect(viewer.mayChange).toBe(false);
  });

  it("lists promises by what they stand for, and the values without one", async () => {
    const answer = await promisesPage.run(context, promisesPage.input.parse({}));
    expect(promisesPage.output.parse(answer)).toEqual(answer);
    expect(answer.values.map(({ value, promises }) => [value, promises.map((one) => one.verdict.name)])).toEqual([
      ["fast", ["fast"]],
    ]);
    expect(answer.without).toEqual(["honest"]);
    expect(answer.finding).toMatch(/^Of 1 promise, /);
  });
});
