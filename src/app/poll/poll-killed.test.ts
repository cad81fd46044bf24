import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Built, builtKept } from "../../../test/built.fixture.js";
import { siege, siegeMs, siegeN, siegeSeed } from "../../../test/siege.js";
import { known, newWorkspace } from "../../../test/workspace.fixture.js";
import { random } from "../../core/random.js";
import { webServer } from "./polled.fixture.js";

const pages = 8;
const perPage = 200;

describe("a poll that is killed", () => {
  let kept: Built;
  let server: Awaited<ReturnType<typeof webServer>>;
  const workspace = newWorkspace("");
  beforeAll(async () => {
    kept = await builtKept();
    server = await webServer();
    workspace.declare(`kept: v1
company: { name: Desk, timezone: Europe/Amsterdam }
sources:
  desk:
    poll: { http: { url: ${server.url}/, next: { link: true } } }
    records: [{ type: opened, at: at, subject: no, customer: "card:{card}" }]
`);
    server.answers((url, response) => {
      const n = Number(url.searchParams.get("page") ?? 0);
      if (n < pages - 1) response.setHeader("link", `</?page=${n + 1}>; rel="next"`);
      // Pages overlap: what is sent twice is one record.
      const list = Array.from({ length: perPage }, (_, i) => {
        const no = n * 150 + i;
        return { no, at: `2026-11-${String(1 + (no % 20)).padStart(2, "0")}T10:00:00Z`, card: no % 50 };
      });
      setTimeout(() => response.end(JSON.stringify(list)), 100);
    });
  }, 120_000);
  afterAll(async () => {
    kept.remove();
    await workspace.remove();
    await server.close();
  });

  it("K1: anywhere, and then polls to its end, has each record once", { timeout: siegeMs(300_000) }, async () => {
    const poll = () => kept.start(workspace.folder, ["poll", "--json"], server.env);
    const whole = async () => {
      const ended = await poll().ended;
      expect(ended, ended.err).toMatchObject({ code: 0 });
      return JSON.parse(ended.out) as { runs: { fetched: number; problem: unknown }[] };
    };
    const content = async () => {
      const rows = await known(workspace);
      await workspace.close();
      return rows;
    };
    expect(await whole()).toMatchObject({ runs: [{ fetched: pages * perPage, problem: null }] });
    const expected = await content();
    expect(expected).toHaveLength(150 * (pages - 1) + perPage);
    const rng = random(siegeSeed());
    let kills = 0;
    for (let round = 0; kills < siegeN(5, 200) && round < siegeN(12, 400); round++) {
      rmSync(join(workspace.folder, ".kept"), { recursive: true, force: true });
      for (let i = 0; i < 3; i++) {
        server.asked.length = 0;
        const run = poll();
        // Once it has asked for some page, at any moment of what it does with it.
        const page = Math.floor(rng.uniform() * pages);
        for (let n = 0; server.asked.length <= page && n < 400; n++) await pause(25);
        await pause(rng.uniform() * 600);
        run.killAll();
        if ((await run.ended).signal === "SIGKILL") kills++;
      }
      expect(await whole()).toMatchObject({ runs: [{ problem: null }] });
      expect(await content()).toEqual(expected);
      if (siege) console.log(`${kills} polls killed`);
    }
    expect(kills).toBeGreaterThan(0);
  });
});
