import { describe, expect, it } from "vitest";
import type { Principal } from "../workspace/roles.js";
import { answersOf } from "./answers.js";

const lead: Principal = { kind: "person", id: "a", name: "Amara", role: "lead", teams: [], scopes: null };
const question = { name: "check", input: {}, who: lead };

describe("answers that many ask for", () => {
  const given = () => {
    let asked = 0;
    let time = 0;
    let release: (() => void)[] = [];
    const answers = answersOf({ now: () => time });
    const ask = () => new Promise<unknown>((done) => release.push(() => done({ n: ++asked })));
    const finish = async () => {
      for (const each of release) each();
      release = [];
      await new Promise((done) => setImmediate(done));
    };
    const body = async (of: Promise<{ body: string }>) => JSON.parse((await of).body);
    return { answers, ask, finish, body, later: (ms: number) => (time += ms), asked: () => asked };
  };

  it("are made once for all who wait, and kept until verdicts may differ", async () => {
    const { answers, ask, finish, body, asked } = given();
    const both = [answers.get(question, ask), answers.get(question, ask)];
    await finish();
    expect(await Promise.all(both.map(body))).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await body(answers.get(question, ask))).toEqual({ n: 1 });
    answers.forget();
    const next = answers.get(question, ask);
    await finish();
    expect(await body(next)).toEqual({ n: 2 });
    expect(asked()).toBe(2);
  });

  it("are not kept when something changed while they were made", async () => {
    const { answers, ask, finish, body } = given();
    const before = answers.get(question, ask);
    answers.forget();
    const after = answers.get(question, ask);
    await finish();
    expect([await body(before), await body(after)]).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await body(answers.get(question, ask))).toEqual({ n: 2 });
  });

  it("are made anew behind the old one after a minute", async () => {
    const { answers, ask, finish, body, later } = given();
    const first = answers.get(question, ask);
    await finish();
    await first;
    later(61_000);
    expect(await body(answers.get(question, ask))).toEqual({ n: 1 });
    await finish();
    expect(await body(answers.get(question, ask))).toEqual({ n: 2 });
  });

  it("are never another reader's", async () => {
    const { answers, ask, finish, body } = given();
    const owner = (id: string): Principal => ({ ...lead, id, role: "owner" });
    const all = [lead, { ...lead, role: "viewer" as const }, owner("b"), owner("c")].map((who) =>
      answers.get({ ...question, who }, ask),
    );
    await finish();
    expect(new Set((await Promise.all(all.map(body))).map(({ n }) => n)).size).toBe(4);
  });
});
