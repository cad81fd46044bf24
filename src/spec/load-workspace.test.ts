import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findIncluded } from "./include.js";
import { loadWorkspace, readSpecTexts } from "./load-workspace.js";
import { small } from "./spec.fixture.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "kept-spec-"));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const write = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
};
const load = (env = {}) => loadWorkspace({ root, env });
const problems = async () => {
  const loaded = await load();
  return loaded.ok ? [] : loaded.error.map((p) => `${p.file}:${p.line}:${p.column} ${p.code}`);
};
const including = (patterns: string) => small().replace("kept: v1", `kept: v1\ninclude: ${patterns}`);
const second =
  "promises:\n  second: { says: x, kind: duration, made: order.placed, met: order.ready, within: 1h, target: 90%, owner: team:desk }\n";

describe("loadWorkspace", () => {
  it("reads kept.yaml and what it includes as one workspace", async () => {
    await write({
      "kept.yaml": including("[promises/*.yaml, teams.yaml]"),
      "promises/b.yaml": second,
      "promises/.hidden.yaml": "x",
      "promises/note.txt": "x",
      "teams.yaml": "teams: { desk: {} }",
    });
    const loaded = await load();
    expect(loaded).toMatchObject({
      ok: true,
      value: { root, promises: [{ name: "fast" }, { name: "second", where: { file: "promises/b.yaml", line: 2 } }] },
    });
    expect(loaded.ok && loaded.value.files.map((f) => f.path)).toEqual(["kept.yaml", "promises/b.yaml", "teams.yaml"]);
  });

  it("says that there is no kept.yaml, in a folder and where there is no folder", async () => {
    expect(await load()).toMatchObject({ ok: false, error: [{ code: "spec.file.missing", file: "kept.yaml" }] });
    expect(await loadWorkspace({ root: join(root, "nowhere"), env: {} })).toMatchObject({
      ok: false,
      error: [{ code: "spec.file.missing" }],
    });
  });

  it("places a problem in the file that has it", async () => {
    await write({ "kept.yaml": including("promises/*.yaml"), "promises/b.yaml": second });
    expect(await problems()).toEqual(["promises/b.yaml:2:108 spec.reference.team"]);
  });

  it("refuses includes that lead out, by name or by link", async () => {
    const outside = await mkdtemp(join(tmpdir(), "kept-outside-"));
    await writeFile(join(outside, "evil.yaml"), "teams: { evil: {} }");
    await mkdir(join(root, "links"));
    await symlink(join(outside, "evil.yaml"), join(root, "links/evil.yaml"));
    await symlink(outside, join(root, "folder"));
    await write({ "kept.yaml": including('["../x.yaml", /etc/passwd, links/*.yaml, folder/evil.yaml, "C:/x.yaml"]') });
    expect(await problems()).toEqual([
      "kept.yaml:2:11 spec.path.outside",
      "kept.yaml:2:24 spec.path.outside",
      "kept.yaml:2:37 spec.include.outside",
      "kept.yaml:2:51 spec.include.outside",
      "kept.yaml:2:69 spec.path.outside",
    ]);
    await rm(outside, { recursive: true });
  });

  it("follows a link that stays inside", async () => {
    await write({ "kept.yaml": including("linked.yaml"), "real/b.yaml": second.replace("desk", "kitchen") });
    await symlink(join(root, "real/b.yaml"), join(root, "linked.yaml"));
    expect(await problems()).toEqual([]);
  });

  it("says that an include finds nothing, and calls nothing else missing then", async () => {
    await write({ "kept.yaml": including("promsies/*.yaml").replace("made: order.placed", "made: order.elsewhere") });
    expect(await problems()).toEqual(["kept.yaml:2:10 spec.include.none"]);
  });

  it("refuses files that are not UTF-8, not regular or too large, without reading them whole", async () => {
    await write({
      "kept.yaml": including("more/*.yaml"),
      "more/a.yaml": new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
      "more/b.yaml": "x".repeat(1_000_001),
      "more/c.yaml": "teams: { c: {} }",
    });
    expect(await problems()).toEqual(["more/a.yaml:1:1 spec.file.unreadable", "more/b.yaml:1:1 spec.file.size"]);
    await rm(join(root, "kept.yaml"));
    await mkdir(join(root, "kept.yaml"));
    expect(await problems()).toEqual(["kept.yaml:undefined:undefined spec.file.unreadable"]);
  });

  it("reads past a byte order mark and carriage returns", async () => {
    await write({ "kept.yaml": `\ufeff${small({ promise: "within: 3m\n    target: 95" }).replaceAll("\n", "\r\n")}` });
    expect(await problems()).toEqual(["kept.yaml:21:13 spec.target.unit"]);
  });

  it("takes the text of an SQL file as the measure's terms", async () => {
    const measure = (sql: string) => small({ more: `  own: { says: x, kind: measure, sql: ${sql}, target: 90% }` });
    await write({ "kept.yaml": measure("measures/own.sql"), "measures/own.sql": "SELECT 1" });
    const loaded = await load();
    expect(loaded.ok && loaded.value.promises[1]!.versions[0]!.terms).toEqual({ kind: "measure", sql: "SELECT 1" });
    await write({ "measures/own.sql": "SELECT 2" });
    const again = await load();
    expect(again.ok && again.value.promiseHashes.own).not.toBe(loaded.ok && loaded.value.promiseHashes.own);
    await write({ "kept.yaml": measure("measures/none.sql") });
    expect(await problems()).toEqual(["kept.yaml:22:39 spec.sql.missing"]);
  });

  it("gives the texts for excerpts even when they have problems", async () => {
    await write({ "kept.yaml": "kept: [" });
    expect(await readSpecTexts({ root, env: {} })).toMatchObject({
      texts: [{ path: "kept.yaml", text: "kept: [" }],
      problems: [],
    });
  });
});

describe("findIncluded", () => {
  it("takes * within a folder and ** across folders, and walks round no circle", async () => {
    await write({ "a/x.yaml": "", "a/b/y.yaml": "", "a/b/z.txt": "", "node_modules/m.yaml": "", ".kept/s.yaml": "" });
    await symlink(root, join(root, "a/b/up"));
    expect((await findIncluded(root, "a/*.yaml")).files).toEqual(["a/x.yaml"]);
    expect((await findIncluded(root, "**/*.yaml")).files).toEqual(["a/b/y.yaml", "a/x.yaml"]);
    expect((await findIncluded(root, "a/b/?.yaml")).files).toEqual(["a/b/y.yaml"]);
    expect((await findIncluded(root, "a/(b|c)+.yaml")).files).toEqual([]);
  });

  it("stops at a thousand files", async () => {
    await write(Object.fromEntries(Array.from({ length: 1_002 }, (_, i) => [`many/${i}.yaml`, ""])));
    expect((await findIncluded(root, "many/*.yaml")).fault).toBe("many");
  });
});
