import { newWorkspace } from "../../test/workspace.fixture.js";
import { type Role, roles } from "../workspace/roles.js";
import { browser } from "./auth.fixture.js";
import { serve } from "./serve.js";

const yaml = `kept: v1
as_of: 2026-06-30
company: { name: Shop, timezone: Europe/Amsterdam }
teams: { kitchen: { says: Kitchen }, social: { says: Social desk } }
sources:
  orders:
    files: orders.csv
    records:
      - { type: placed, at: placed, subject: no, customer: "loyalty:{card}", properties: { store: store } }
      - { type: ready, at: ready, subject: no }
  asks:
    files: asks.csv
    records:
      - { type: asked, at: asked, subject: no, customer: "loyalty:{card}" }
      - { type: answered, at: answered, subject: no }
promises:
  fast: { says: Ready in 30 minutes., owner: "team:kitchen", kind: duration, made: placed, met: ready, within: 30m, target: 90%, window: 60d, split: [store] }
  reply: { says: Answered in an hour., owner: "team:social", kind: duration, made: asked, met: answered, within: 1h, target: 90%, window: 60d }
`;

const two = (n: number) => String(n).padStart(2, "0");
/** Twelve people order; three of the twelve waited too long, and of the store Small there are two alone. */
const orders = Array.from({ length: 12 }, (_, i) => {
  const day = `2026-06-${two(i + 1)}`;
  return `o${i},7000${two(i)},${i < 2 ? "Small" : "Large"},${day} 10:00:00,${day} 1${i < 3 ? 1 : 0}:20:00`;
});
/** Two others asked something, and were answered late. */
const asks = [1, 2].map((i) => `a${i},9000${two(i)},2026-06-0${i} 10:00:00,2026-06-0${i} 15:00:00`);

export const password = "correct horse battery";
export const aKitchenCustomer = "loyalty:700001";
export const aSocialCustomer = "loyalty:900001";

/** A served shop with somebody of each role signed in (owner and member belong to the kitchen), and keys of all kinds. */
export const openShop = async () => {
  const workspace = newWorkspace(yaml);
  workspace.write("orders.csv", `no,card,store,placed,ready\n${orders.join("\n")}\n`);
  workspace.write(
    "asks.csv",
    `no,card,asked,answered\n${asks.join("\n")}\na3,s.vries@example.com,never,2026-06-03 12:00:00\n`,
  );
  await workspace.import();
  await workspace.check();
  await workspace.close();
  const serving = await serve({
    directory: workspace.folder,
    port: 0,
    version: "test",
    flags: { mostLagMs: 60_000, requestsPerCaller: 100_000, requestsPerAddress: 100_000 },
    log: () => undefined,
  });
  const admin = browser(serving.url);
  const token = new URL(serving.setUp!).searchParams.get("setup")!;
  await admin.post("/api/auth/set-up", { token, name: "Admin", email: "admin@shop.example", password });
  const ask = async (name: string, input: object) => {
    const { status, body } = await admin.post(`/api/${name}`, input);
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const join = async (email: string, input: { role: Role; team?: string[] }) => {
    const page = browser(serving.url);
    const { path } = await ask("invite", { email, ...input });
    const invitation = new URL(path, serving.url).searchParams.get("invitation");
    await page.post("/api/auth/invitation/accept", { token: invitation, name: email.split("@")[0], password });
    return page;
  };
  const own = (role: Role) => (role === "owner" || role === "member" ? { team: ["kitchen"] } : {});
  const people = { admin } as Record<Role, ReturnType<typeof browser>>;
  for (const role of roles)
    if (role !== "admin") people[role] = await join(`${role}@shop.example`, { role, ...own(role) });
  const withKey = (key: string) => browser(serving.url, { headers: { Authorization: `Bearer ${key}` } });
  const newKey = (input: object): Promise<{ id: string; key: string }> => ask("key-new", { name: "k", ...input });
  return {
    url: serving.url,
    workspace,
    admin,
    people,
    ask,
    join,
    own,
    newKey,
    withKey,
    close: async () => {
      await serving.stop();
      await workspace.remove();
    },
  };
};
