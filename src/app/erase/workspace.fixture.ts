import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A shop with orders, ratings and a ledger, in which `canary` is a person like any other. */
export const canary = {
  card: "4001700042",
  device: "canary-device-77",
  name: "Canarius",
  order: "ORD-CANARY-1",
} as const;

const keptYaml = `kept: v1
as_of: 2026-03-31
company: { name: Shop, timezone: Europe/Amsterdam }
sources:
  orders:
    files: data/orders/*.csv
    expect: { every: 1d, within: 6h, by: store }
    records:
      - { type: order.placed, at: placed, id: row, subject: order, customer: ["loyalty:{card}", "device:{device}"], channel: channel, amount: amount, properties: { store: store, name: name } }
      - { type: order.ready, at: ready, subject: order, properties: { store: store } }
  ratings:
    files: data/ratings.csv
    private: true
    records:
      - { type: order.rated, at: at, subject: order, customer: ["loyalty:{card}"], score: stars, text: comment }
promises:
  fast: { says: Within five minutes., kind: duration, made: order.placed, met: order.ready, within: 5m, target: 90%, window: 90d, split: [store] }
  liked: { says: Four stars., kind: score, met: order.rated, at_least: 4, target: 80%, window: 90d }
  once: { says: One order a day is enough., kind: absence, made: order.placed, absent: order.placed, per: customer, within: 12h, target: 50%, window: 90d }
`;

type Row = { readonly card: string; readonly csv: string };
const pad = (n: number) => String(n).padStart(2, "0");

/** Orders of 40 people over 90 days, one of whom is the canary, whose rows stand at every edge: first, last, twice, corrected, unreadable. */
const orders = (person: number, day: number): Row[] => {
  const isCanary = person === 0;
  const card = isCanary ? canary.card : person % 5 === 0 ? "" : `50000${100 + person}`;
  const device = isCanary ? canary.device : `dev-${person}`;
  const order = isCanary && day === 3 ? canary.order : `ORD-${person}-${day}`;
  const month = 1 + Math.floor(day / 28);
  const at = `2026-${pad(month)}-${pad(1 + (day % 28))} ${pad(8 + (person % 10))}:${pad((person * 7) % 60)}:00`;
  const ready = at.replace(/:(\d\d):00$/, (_, m) => `:${pad(Math.min(59, Number(m) + ((person + day) % 9)))}:00`);
  const csv = [
    `r${person}-${day}`,
    order,
    isCanary && day > 50 ? "" : card,
    device,
    ["app", "kiosk"][person % 2],
    ["Utrecht", "Arnhem"][person % 2],
    at,
    ready,
    "9.50",
    isCanary ? canary.name : `P${person}`,
  ].join(",");
  return [{ card: isCanary ? canary.card : card, csv }];
};

export const orderLines = (): readonly Row[] =>
  Array.from({ length: 84 }, (_, day) =>
    Array.from({ length: 40 }, (_, person) => person)
      .filter((person) => (person + day) % 3 === 0 || (person === 0 && day % 2 === 0))
      .flatMap((person) => orders(person, day)),
  ).flat();

export const header = "row,order,card,device,channel,store,placed,ready,amount,name";

/** `world`: with the canary, or one in which they never were. */
export const writeWorkspace = (folder: string, world: "with" | "without"): void => {
  mkdirSync(join(folder, "data/orders"), { recursive: true });
  writeFileSync(join(folder, "kept.yaml"), keptYaml);
  const kept = (rows: readonly Row[]) =>
    rows.filter((row) => world === "with" || row.card !== canary.card).map((row) => row.csv);
  const all = orderLines();
  const half = Math.floor(all.length / 2);
  const file = (name: string, rows: readonly Row[], more: readonly string[] = []) =>
    writeFileSync(
      join(folder, "data/orders", name),
      `${[header, ...kept(rows), ...(world === "with" ? more : [])].join("\n")}\n`,
    );
  // The canary's unreadable record: a time that is none.
  const unreadable = `r0-x,ORD-0-x,${canary.card},${canary.device},app,Utrecht,not a time,,9.50,${canary.name}`;
  file("a.csv", all.slice(0, half), [unreadable]);
  file("b.csv", all.slice(half));
  // Sent again: each record counts once. And corrected: another amount.
  file("b-again.csv", all.slice(half, half + 200));
  file(
    "c-corrected.csv",
    all.slice(half, half + 60).map((row) => ({ ...row, csv: row.csv.replace(",9.50,", ",10.50,") })),
  );
  const rated = all.filter((_, i) => i % 4 === 0).filter((row) => row.card !== "" && row.csv.split(",")[2] !== "");
  const ratings = rated.map((row, i) => {
    const [, order, card, , , , placed] = row.csv.split(",");
    return {
      card: row.card,
      csv: [
        order,
        card,
        `${placed!.slice(0, 10)} 23:00:00`,
        1 + (i % 5),
        row.card === canary.card ? `I am ${canary.name}` : "fine",
      ].join(","),
    };
  });
  writeFileSync(join(folder, "data/ratings.csv"), `${["order,card,at,stars,comment", ...kept(ratings)].join("\n")}\n`);
};
