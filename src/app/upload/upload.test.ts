import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newWorkspace, type TestWorkspace } from "../../../test/workspace.fixture.js";
import type { Context } from "../context.js";
import { add } from "./add.js";
import { look } from "./look.js";
import { findUpload, safeName, saveUpload } from "./uploads.js";

const yaml = `# Ours, with care.
kept: v1
company: { name: Shop, timezone: Europe/Amsterdam } # where we are

sources:
  # the shop's own tills
  shop:
    files: "data/shop*.csv"
    records: [ {type: placed, at: placed, subject: no}, {type: ready, at: ready, subject: no} ]

promises:
  fast: { says: Ready in 30 minutes., kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 28d }
`;

const orders = `order_id,card,placed_at,delivered_at,store,note
${Array.from({ length: 60 }, (_, i) => {
  const at = (minute: number) =>
    new Date(Date.UTC(2026, 10, 1 + (i % 18), 9, minute)).toISOString().slice(0, 16).replace("T", " ");
  return `${2200 + i},c${i % 30},${at(0)},${at(i % 20 === 0 ? 50 : 12)},${i % 2 ? "Utrecht" : "Delft"},`;
}).join("\n")}
`;

const sent = (workspace: TestWorkspace, name: string, content: string) =>
  saveUpload(workspace.folder, { name, content: Buffer.from(content), now: new Date() });
/** As somebody who is signed in, not at the command line. */
const asLead = (context: Context): Context => ({
  ...context,
  who: { kind: "person", id: "p1", name: "Lead", role: "lead", teams: [], scopes: null },
});

describe("a file that was sent", { timeout: 60_000 }, () => {
  const workspace = newWorkspace(yaml);
  workspace.write("data/shop.csv", "no,placed,ready\n1,2026-11-01 10:00,2026-11-01 10:10\n");
  afterAll(() => workspace.remove());

  it("lies where we say, whatever its sender calls it", async () => {
    const upload = await sent(workspace, "../../etc/pass wd;.csv", "a,b\n1,2\n");
    expect(upload.name).toBe("pass-wd-.csv");
    expect(upload.path).toBe(join(workspace.folder, ".kept/uploads", upload.id));
    expect(await findUpload(workspace.folder, upload.id)).toMatchObject({ name: "pass-wd-.csv", bytes: 8 });
    for (const id of ["../uploads", "0".repeat(32), `${upload.id}/..`, ""])
      await expect(findUpload(workspace.folder, id)).rejects.toThrow("no upload");
    expect(["..", "", "///", "日本語.csv", "C:\\x\\y.csv"].map(safeName)).toEqual([
      null,
      null,
      null,
      "日本語.csv",
      "y.csv",
    ]);
  });

  it("is not taken for a path of the server's own disk", async () => {
    const context = asLead(await workspace.context());
    await expect(look.run(context, look.input.parse({ file: "/etc/passwd" }))).rejects.toThrow("command line");
    await expect(look.run(context, look.input.parse({ file: "data/shop.csv" }))).rejects.toThrow("command line");
  });

  it("is looked at: columns and what they are, five rows, promises that its history bears; nothing is written", async () => {
    const { id } = await sent(workspace, "orders.csv", orders);
    const context = asLead(await workspace.context());
    const answer = look.output.parse(await look.run(context, look.input.parse({ file: id })));
    expect(answer).toMatchObject({ begins: false, blocked: null, source: "orders", timezone: "Europe/Amsterdam" });
    expect(answer.file).toMatchObject({ name: "orders.csv", rows: 60, format: "csv", delimiter: "," });
    expect(Object.fromEntries(answer.columns.map((c) => [c.name, c.use]))).toMatchObject({
      order_id: "subject",
      card: "customer",
      placed_at: "made",
      delivered_at: "done",
      store: "property",
      note: "nothing",
    });
    expect(answer.sample?.rows).toHaveLength(5);
    expect(answer.promises[0]).toMatchObject({ kind: "duration", within: "1h", kept: 57, due: 57 });
    expect(answer.yaml).toContain("files: data/orders.csv");
    const changed = await look.run(
      context,
      look.input.parse({
        file: id,
        uses: { store: "channel", card: "nothing" },
        within: "15m",
        target: 0.99,
        says: "Soon.",
      }),
    );
    expect(changed.promises[0]).toMatchObject({ kept: 54, due: 57, within: "15m", target: 0.99, says: "Soon." });
    expect(changed.yaml).toContain("channel: store");
    expect(changed.yaml).not.toContain("{card}");
    expect(readFileSync(join(workspace.folder, "kept.yaml"), "utf8")).toBe(yaml);
  });

  it("becomes a source with a first verdict, and every other byte of kept.yaml stays", async () => {
    const { id, path } = await sent(workspace, "orders.csv", orders);
    const context = asLead(await workspace.context());
    const answer = add.output.parse(await add.run(context, add.input.parse({ file: id })));
    expect(answer).toMatchObject({
      written: expect.arrayContaining(["kept.yaml", "data/orders.csv"]),
      source: "orders",
    });
    expect(answer.imported.sources).toMatchObject([{ name: "orders", rows: 120 }]);
    expect(answer.check?.promises).toMatchObject([{ name: answer.promise }]);
    expect(existsSync(path)).toBe(false);
    const text = readFileSync(join(workspace.folder, "kept.yaml"), "utf8");
    for (const line of yaml.split("\n")) expect(text.split("\n")).toContain(line);
    await expect(add.run(context, add.input.parse({ file: id }))).rejects.toThrow("no upload");
    await workspace.close();
    expect((await workspace.check()).promises.map((p) => p.name)).toContain(answer.promise);
  });

  it("blocks in words where nothing in it says when", async () => {
    const { id } = await sent(workspace, "people.csv", "name,city\nAnna,Delft\nBob,Utrecht\n");
    const context = await workspace.context();
    const answer = await look.run(context, look.input.parse({ file: id }));
    expect(answer).toMatchObject({ yaml: null, blocked: expect.stringContaining("no column holds times") });
    await expect(add.run(context, add.input.parse({ file: id }))).rejects.toThrow("no column holds times");
  });

  it("begins a kept.yaml where there is none", async () => {
    await workspace.close();
    const fresh = newWorkspace("", mkdtempSync(join(tmpdir(), "kept-fresh-")));
    rmSync(join(fresh.folder, "kept.yaml"));
    writeFileSync(join(fresh.folder, "orders.csv"), orders);
    const answer = await fresh.run(add, { file: "orders.csv", company: "Fresh" });
    expect(answer.written).toEqual(["kept.yaml", ".gitignore"]);
    expect(answer.check?.promises).toHaveLength(1);
    expect(readFileSync(join(fresh.folder, "kept.yaml"), "utf8")).toContain("name: Fresh");
    await fresh.close();
    expect(readdirSync(fresh.folder).sort()).toEqual([".gitignore", ".kept", "kept.yaml", "orders.csv"]);
    await fresh.remove();
  });
});
