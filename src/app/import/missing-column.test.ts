import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import { ProblemsFound } from "../../core/problems-found.js";

const spec = (at: string, delimiter = ",") => `kept: v1
company: { name: Test, timezone: UTC }
sources:
  calls: { files: calls.csv, records: [{ type: call.begun, at: begun, subject: no }] }
  jobs: { files: jobs.csv, delimiter: "${delimiter}", records: [{ type: job.done, at: ${at}, subject: no }] }
`;

describe("a column that the file has not", { timeout: 60_000 }, () => {
  let workspace: TestWorkspace;
  beforeAll(() => {
    workspace = newWorkspace(spec("fertig"));
    workspace.write("calls.csv", "no,begun\n1,2026-06-01 10:00\n");
    workspace.write("jobs.csv", "no,Fertig am,Preis\n1,2026-06-01 10:00,3\n");
  });
  afterAll(() => workspace.remove());
  const problem = async (text: string): Promise<ProblemsFound> => {
    await workspace.close();
    workspace.declare(text);
    return workspace.import().then(
      () => expect.fail("it was taken in"),
      (error: unknown) => (error instanceof ProblemsFound ? error : expect.fail(String(error))),
    );
  };

  it("is said with the one that was probably meant, or with all it has, and that other files were taken in", async () => {
    const slip = await problem(spec("Fertg am"));
    expect(slip.holds).toBe("What could be read was taken in.");
    expect(slip.problems).toMatchObject([
      {
        file: "jobs.csv",
        says: 'jobs.csv: it has no column "Fertg am"; did you mean "Fertig am"?',
        write: "Fertig am",
      },
    ]);
    const far = await problem(spec("done_at"));
    expect(far.holds).toBe("Nothing new was taken in.");
    expect(far.problems).toMatchObject([
      { says: 'jobs.csv: it has no column "done_at"', write: "one of its columns: no, Fertig am, Preis" },
    ]);
  });

  it("is not all that is said when a pattern finds nothing any more: what is taken back is counted", async () => {
    const gone = await problem(spec("done_at").replace("calls.csv", "cals.csv"));
    expect(gone.holds).toBe("1 taken back: no file of the sources holds them any more.");
  });

  it("is said as a wrong delimiter when the whole header is one column", async () => {
    expect((await problem(spec("Fertig am", ";"))).problems).toMatchObject([
      {
        says: 'jobs.csv: all its columns are taken as one, called "no,Fertig am,Preis"',
        write: 'delimiter: ",", at the source',
      },
    ]);
  });
});
