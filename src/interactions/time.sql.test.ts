import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { DateTime } from "luxon";
import { afterAll, describe, expect, it } from "vitest";
import { p, render, sql } from "../core/sql.js";
import { derived } from "./derived.js";
import { instantOf, type TimeForm } from "./time.sql.js";

const folder = mkdtempSync(join(tmpdir(), "kept-time-"));
const { Session } = createRequire(import.meta.url)("chdb") as {
  Session: new (path: string) => { query(sql: string, format: string): string; close(): void };
};
const session = new Session(folder);
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The instants of texts as ISO, null where they cannot be read. */
const read = (texts: readonly string[], form: Partial<TimeForm> = {}): (string | null)[] => {
  const values = derived();
  const at = instantOf(sql`text`, { pattern: null, zone: "UTC", slash: "day first", ...form }, values);
  const query = render(
    sql`SELECT ${at} AS at FROM (${values.over(sql`SELECT arrayJoin(${p.texts(texts)}) AS text`)})`,
    { database: "default" },
  );
  const params = Object.entries(query.params).map(
    ([name, value]) => `param_${name}='${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  );
  session.query(`SET session_timezone='UTC', ${params.join(", ")}`, "TSV");
  return session
    .query(query.text, "JSONEachRow")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { at: string | null }).at?.replace(" ", "T").concat("Z") ?? null);
};

describe("texts become instants", () => {
  it.each([
    ["2026-07-14", "2026-07-14T00:00:00.000Z"],
    ["2026-07-14 10:04", "2026-07-14T10:04:00.000Z"],
    ["2026-07-14T10:04:10", "2026-07-14T10:04:10.000Z"],
    ["2026-07-14 10:04:10.5", "2026-07-14T10:04:10.500Z"],
    ["2026-07-14T10:04:10.123456Z", "2026-07-14T10:04:10.123Z"],
    ["2026-07-14T10:04:10+02:00", "2026-07-14T08:04:10.000Z"],
    ["2026-07-14 10:04:10 +0200", "2026-07-14T08:04:10.000Z"],
    ["2026-07-14T10:04:10.000-05:30", "2026-07-14T15:34:10.000Z"],
    ["2026-7-4 9:04", "2026-07-04T09:04:00.000Z"],
    ["14/07/2026", "2026-07-14T00:00:00.000Z"],
    ["14/07/2026 10:04", "2026-07-14T10:04:00.000Z"],
    ["4-7-2026 9:04:05", "2026-07-04T09:04:05.000Z"],
    ["14.07.2026, 10:04", "2026-07-14T10:04:00.000Z"],
    ["14/07/2026 1:04 PM", "2026-07-14T13:04:00.000Z"],
    ["2026/07/14 10:04", "2026-07-14T10:04:00.000Z"],
    ["20260714", "2026-07-14T00:00:00.000Z"],
    ["202607141004", "2026-07-14T10:04:00.000Z"],
    ["20260714100410", "2026-07-14T10:04:10.000Z"],
    ["20260714T100410Z", "2026-07-14T10:04:10.000Z"],
    ["14 Jul 2026", "2026-07-14T00:00:00.000Z"],
    ["14-Jul-2026 10:04", "2026-07-14T10:04:00.000Z"],
    ["Jul 14, 2026 10:04", "2026-07-14T10:04:00.000Z"],
    ["14 July 2026", "2026-07-14T00:00:00.000Z"],
    ["Tue, 14 Jul 2026 10:04:10 GMT", "2026-07-14T10:04:10.000Z"],
    ["Tue Jul 14 10:04:10 +0200 2026", "2026-07-14T08:04:10.000Z"],
    ["Tue Jul 14 10:04:10 2026", "2026-07-14T10:04:10.000Z"],
    ["1784023450", "2026-07-14T10:04:10.000Z"],
    ["1784023450123", "2026-07-14T10:04:10.123Z"],
    ["46217.5", "2026-07-14T12:00:00.000Z"],
    ["46217", "2026-07-14T00:00:00.000Z"],
    ["1900-01-01", "1900-01-01T00:00:00.000Z"],
  ])("reads %s", (text, expected) => {
    expect(read([text])).toEqual([expected]);
  });

  it.each([
    "24:07",
    "2026-07-14 24:07",
    "2026-07-14 10:60",
    "2026-02-30",
    "2026-13-01",
    "30/02/2026",
    "0000-00-00 00:00:00",
    "yesterday",
    "03/04/05",
    "2026",
    "12:30",
    "2026-07-14 10:04 or so",
    "-5",
    "1e9",
    "99/99/2026",
  ])("does not read %s", (text) => {
    expect(read([text])).toEqual([null]);
  });

  it("reads dates with slashes in the order found, and only what is certain when both occur", () => {
    expect(read(["07/14/2026", "03/04/2026", "14.07.2026"], { slash: "month first" })).toEqual([
      "2026-07-14T00:00:00.000Z",
      "2026-03-04T00:00:00.000Z",
      "2026-07-14T00:00:00.000Z",
    ]);
    expect(read(["07/14/2026", "14/07/2026", "03/04/2026", "05/05/2026"], { slash: "mixed" })).toEqual([
      "2026-07-14T00:00:00.000Z",
      "2026-07-14T00:00:00.000Z",
      null,
      "2026-05-05T00:00:00.000Z",
    ]);
  });

  it("reads declared patterns, and nothing else", () => {
    const zone = "Europe/Amsterdam";
    expect(read(["14/07/26 10:04", "2026-07-14"], { pattern: "dd/MM/yy HH:mm", zone })).toEqual([
      "2026-07-14T08:04:00.000Z",
      null,
    ]);
    expect(read(["7/14/2026 1:04 PM"], { pattern: "M/d/yyyy h:mm a" })).toEqual(["2026-07-14T13:04:00.000Z"]);
    expect(read(["14 jul. 2026"], { pattern: "d MMM yyyy" })).toEqual([null]);
    expect(
      read(["2026-07-14T10:04:10+02:00", "2026-07-14T10:04:10Z"], { pattern: "yyyy-MM-dd'T'HH:mm:ssZZ", zone }),
    ).toEqual(["2026-07-14T08:04:10.000Z", "2026-07-14T10:04:10.000Z"]);
    expect(read(["1784023450"], { pattern: "X" })).toEqual(["2026-07-14T10:04:10.000Z"]);
    expect(read(["1784023450123"], { pattern: "x" })).toEqual(["2026-07-14T10:04:10.123Z"]);
  });

  it("reads the hour that spring skips with the offset before it, and the hour that autumn repeats as the first", () => {
    const zone = "Europe/Amsterdam";
    expect(
      read(["2025-03-30 01:59", "2025-03-30 02:30", "2025-03-30 03:00", "2025-10-26 02:30", "2025-10-26 03:00"], {
        zone,
      }),
    ).toEqual([
      "2025-03-30T00:59:00.000Z",
      "2025-03-30T01:30:00.000Z",
      "2025-03-30T01:00:00.000Z",
      "2025-10-26T00:30:00.000Z",
      "2025-10-26T02:00:00.000Z",
    ]);
  });

  it("agrees with Luxon on random local times in zones with and without changes of clocks", () => {
    for (const zone of [
      "Europe/Amsterdam",
      "America/Sao_Paulo",
      "Asia/Kolkata",
      "America/New_York",
      "Australia/Lord_Howe",
      "Pacific/Auckland",
    ]) {
      const times = fc
        .sample(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }), { numRuns: 300, seed: 7 })
        .map((ms) => new Date(ms - (ms % 60_000)).toISOString().slice(0, 19));
      const certain = times.filter((text) => {
        const local = DateTime.fromISO(text, { zone });
        return local.getPossibleOffsets().length === 1 && local.toISO({ includeOffset: false })!.startsWith(text);
      });
      expect(read(certain, { zone })).toEqual(certain.map((text) => DateTime.fromISO(text, { zone }).toUTC().toISO()));
    }
  });
});
