import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openState, type State } from "../../stores/state.js";
import { isDue } from "./due.js";
import { holderName, withLease } from "./lease.js";
import { startScheduler } from "./scheduler.js";

const url = process.env.KEPT_TEST_POSTGRES_URL;
if (!url) console.log("KEPT_TEST_POSTGRES_URL is not set: leases are not tried on PostgreSQL.");
const folder = mkdtempSync(join(tmpdir(), "kept-lease-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const home of ["sqlite", ...(url ? ["postgres"] : [])])
  describe(`a lease in ${home}`, () => {
    let states: [State, State];
    let now = new Date("2026-11-21T12:00:00Z");
    const clock = { now: () => now };
    beforeAll(async () => {
      const open = () => openState(home === "postgres" ? { url: url! } : { folder });
      states = [await open(), await open()];
      await states[0].db.deleteFrom("leases").execute();
      await states[0].db.deleteFrom("runs").execute();
    });
    afterAll(async () => {
      for (const state of states ?? []) await state.close();
    });

    it("is held by one at a time, of many that want it at once", async () => {
      let at = 0;
      let most = 0;
      const tries = Array.from({ length: 20 }, (_, i) =>
        withLease("work", { state: states[i % 2]!, clock, holder: holderName() }, async () => {
          most = Math.max(most, ++at);
          await pause(20);
          at--;
        }),
      );
      const did = (await Promise.all(tries)).filter((one) => one !== null);
      expect(most).toBe(1);
      expect(did.length).toBeGreaterThanOrEqual(1);
      expect(await states[0].db.selectFrom("leases").selectAll().execute()).toEqual([]);
    });

    it("passes on when it has run out, and its first holder is told", async () => {
      const signals: AbortSignal[] = [];
      const first = withLease("slow", { state: states[0], clock, holder: "elsewhere 1 x", ms: 150 }, async (signal) => {
        signals.push(signal);
        await pause(400);
      });
      await pause(20);
      const second = () =>
        withLease("slow", { state: states[1], clock, holder: "elsewhere 2 y" }, async () => pause(300));
      expect(await second()).toBeNull();
      now = new Date(now.getTime() + 3_600_000);
      expect(await second()).not.toBeNull();
      await first;
      expect(signals[0]!.aborted).toBe(true);
    });

    it("of a process of this host that died is taken at once", async () => {
      const { pid } = spawnSync("true");
      const until = new Date(now.getTime() + 60_000).toISOString();
      const holder = `${hostname()} ${pid} x`;
      await states[0].db.insertInto("leases").values({ name: "left", holder, until }).execute();
      expect(await withLease("left", { state: states[1], clock, holder: holderName() }, async () => "did")).toEqual({
        did: "did",
      });
    });

    it("K9: lets scheduled work run once on two servers, and what was missed once", async () => {
      const runs: number[] = [];
      const stopped = new AbortController();
      const start = (which: number) =>
        startScheduler({
          state: states[which]!,
          clock,
          log: (text) => expect.fail(text),
          signal: stopped.signal,
          lookMs: 10,
          list: async () => [
            {
              name: "hourly",
              rhythm: { everyMs: 3_600_000 },
              work: async () => {
                runs.push(which);
                await pause(30);
              },
            },
          ],
        });
      const servers = [start(0), start(1)];
      const untilRan = async (expected: number) => {
        await pause(300);
        expect(runs).toHaveLength(expected);
      };
      await untilRan(1);
      now = new Date(now.getTime() + 3_600_000);
      await untilRan(2);
      // The laptop slept over ten of them.
      now = new Date(now.getTime() + 36_000_000);
      await untilRan(3);
      stopped.abort();
      for (const server of servers) await server.stop();
    });
  });

describe("whether a run is due", () => {
  const cron = { cron: "0 8 * * 1", zone: "Europe/Amsterdam" };
  const at = (text: string) => new Date(text);
  it("follows the clock of its zone, also over the change of the clocks", () => {
    const ranAt = at("2026-10-19T06:00:00Z");
    expect(isDue(cron, { ranAt, now: at("2026-10-26T06:59:59Z") })).toBe(false);
    expect(isDue(cron, { ranAt, now: at("2026-10-26T07:00:00Z") })).toBe(true);
    expect(isDue(cron, { ranAt: null, now: at("2026-10-26T07:00:00Z") })).toBe(false);
  });
  it("is not held up by a clock that was put back", () => {
    expect(isDue({ everyMs: 60_000 }, { ranAt: at("2027-01-01T00:00:00Z"), now: at("2026-01-01T00:00:00Z") })).toBe(
      true,
    );
  });
});
