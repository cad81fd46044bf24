import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import { designSheet } from "../../report/sheets/design.js";
import { design } from "./design.js";

const spec = `kept: v1
as_of: latest
company: { name: Test, timezone: UTC }
sources:
  s:
    files: jobs.csv
    records:
      - { type: job.brought, at: brought, subject: no, properties: { by: { from: by, as: day } } }
      - { type: job.done, at: done, subject: no }
promises:
  dated: { says: On its day., kind: deadline, made: job.brought, met: job.done, by: by, target: 65%, window: 90d }
`;

describe("kept design", () => {
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = newWorkspace(spec);
    // 200 jobs: two of three are done at six on their day, the others at noon of the next.
    const rows = Array.from({ length: 200 }, (_, i) => {
      const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + (i % 80) + n)).toISOString().slice(0, 10);
      return `${i},${day(0)} 08:00,${day(2)},${i % 3 === 0 ? `${day(3)} 12:00` : `${day(2)} 18:00`}`;
    });
    workspace.write("jobs.csv", `no,brought,by,done\n${rows.join("\n")}\n`);
    await workspace.import();
  }, 60_000);
  afterAll(() => workspace.remove());

  it("says what could be promised for the promise's own target, be it 65% or 98%", { timeout: 60_000 }, async () => {
    const answer = await design.run(await workspace.context(), design.input.parse({ promise: "dated" }));
    expect(answer.options.map((each) => each.target)).toEqual([0.65, 0.8, 0.9, 0.95, 0.99]);
    // On a grid of hours, towards the later: 5:59:59.999 before the end of the day.
    expect(designSheet(answer).says[0]).toBe(
      "You could promise 5 h early and keep it for 65%. Today's promise is on the day: 5 h to spare.",
    );
  });
});
