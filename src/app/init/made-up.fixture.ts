import { random as seeded } from "../../core/random.js";
import { excelSerial, xlsx } from "../demo/xlsx.js";

/** Exports as people have them, made up: each with its own way to write dates, numbers and letters. */
const start = Date.UTC(2026, 0, 5, 8);
const hour = 3_600_000;
const two = (n: number) => String(n).padStart(2, "0");
const parts = (ms: number) => {
  const at = new Date(ms);
  return {
    y: at.getUTCFullYear(),
    m: at.getUTCMonth() + 1,
    d: at.getUTCDate(),
    h: at.getUTCHours(),
    min: at.getUTCMinutes(),
  };
};
const german = (ms: number, form: "day" | "minute") => {
  const { y, m, d, h, min } = parts(ms);
  return `${two(d)}.${two(m)}.${y}${form === "day" ? "" : ` ${two(h)}:${two(min)}`}`;
};
const american = (ms: number) => {
  const { y, m, d, h, min } = parts(ms);
  return `${m}/${d}/${y} ${h % 12 === 0 ? 12 : h % 12}:${two(min)} ${h < 12 ? "AM" : "PM"}`;
};

/** Semicolons, windows-1252, decimal commas, days first; promised dates. 300 orders. */
export const germanOrders = (): Uint8Array => {
  const draw = seeded(1);
  const rows = Array.from({ length: 300 }, (_, i) => {
    const placed = start + i * 9 * hour;
    const days = [1, 2, 2, 3, 3, 4][draw.integer(0, 6)]!;
    const total = `1.${100 + draw.integer(0, 900)},${10 + draw.integer(0, 90)}`;
    return `B-${1000 + i};K${draw.integer(0, 120)};${german(placed, "minute")};${german(placed + 72 * hour, "day")};${german(placed + (days * 24 + 3) * hour, "minute")};${["Telefon", "Büro", "Web"][draw.integer(0, 3)]};${total}`;
  });
  return Buffer.from(
    [
      "Bestellnummer;Kundennummer;Bestelldatum;Zugesagtes Lieferdatum;Geliefert am;Kanal;Gesamtbetrag",
      ...rows,
      "",
    ].join("\r\n"),
    "latin1",
  );
};

/** Months first, AM and PM; most tickets closed within some hours. 300 tickets. */
export const americanTickets = (): Uint8Array => {
  const draw = seeded(2);
  const rows = Array.from({ length: 300 }, (_, i) => {
    const opened = start + i * 5 * hour;
    const closed = opened + (1 + draw.integer(0, i % 20 === 0 ? 40 : 9)) * hour;
    return `${i + 1},u${draw.integer(0, 90)}@example.com,${american(opened)},${i > 296 ? "" : american(closed)},${["low", "high"][draw.integer(0, 2)]}`;
  });
  return Buffer.from(["Ticket ID,Customer Email,Created At,Closed At,Priority", ...rows, ""].join("\n"));
};

/** An event log as NDJSON: what happened stands in the record. 200 claims. */
export const claimLog = (): Uint8Array => {
  const draw = seeded(3);
  const lines = Array.from({ length: 200 }, (_, i) => {
    const filed = start + i * 4 * hour;
    const step = (activity: string, after: number) =>
      JSON.stringify({
        claimId: `C${i}`,
        activity,
        timestamp: new Date(filed + after * hour).toISOString(),
        region: i % 2 === 0 ? "north" : "south",
      });
    return [
      step("Claim filed", 0),
      step("Documents checked", 2 + draw.integer(0, 20)),
      ...(i % 40 === 7 ? [] : [step("Claim paid", 24 + draw.integer(0, 60))]),
    ].join("\n");
  });
  return Buffer.from(`${lines.join("\n")}\n`);
};

/** A workbook with serial dates. 120 repairs. */
export const repairSheet = (): Uint8Array => {
  const draw = seeded(4);
  const serial = (ms: number) => ({ time: excelSerial(new Date(ms).toISOString().slice(0, 10), (ms / 1000) % 86_400) });
  const rows = Array.from({ length: 120 }, (_, i) => {
    const brought = start + i * 7 * hour;
    return [
      `R${i}`,
      `person${draw.integer(0, 60)}@example.com`,
      serial(brought),
      serial(brought + (6 + draw.integer(0, 40)) * hour),
      ["wheel", "chain", "lights"][draw.integer(0, 3)]!,
    ];
  });
  return xlsx("Repairs", [["Repair No", "Email", "Received", "Ready", "Work"], ...rows]);
};
