import type { FileProfile } from "./profile.js";

const usual = [
  "Europe/Amsterdam",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Athens",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Africa/Johannesburg",
];

/** The machine's zone, unless the times in the files carry offsets that it never has; with why. */
export const zoneOfData = (files: readonly FileProfile[], system: string): { zone: string; says: string } => {
  const offsets = new Set(files.flatMap(offsetsIn));
  const years = files.flatMap((file) =>
    file.columns.flatMap((c) => (c.time ? [new Date(c.time.last).getUTCFullYear()] : [])),
  );
  const year = years.length === 0 ? 2026 : Math.max(...years);
  // Offsets of zero alone are how machines export, and say nothing about where the customers are.
  if (offsets.size === 0 || (offsets.size === 1 && offsets.has(0)))
    return { zone: system, says: "this computer's zone; times in the files without one are in it" };
  const fits = (zone: string) =>
    [...offsets].every((offset) =>
      [0, 6].some((month) => offsetAt(zone, new Date(Date.UTC(year, month, 15))) === offset),
    );
  const zone = [system, ...usual].find(fits);
  return zone === undefined
    ? { zone: system, says: "this computer's zone; the files' times carry offsets of several" }
    : {
        zone,
        says:
          zone === system
            ? "the files' times fit this computer's zone"
            : "the files' times carry offsets of such a zone",
      };
};

const offsetsIn = (file: FileProfile): number[] =>
  file.columns.flatMap((column, i) => {
    if (column.time === null) return [];
    return file.looked.sample.flatMap((record) => {
      const match = /\d:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:(Z)|([+-])(\d{2}):?(\d{2}))(?: \d{4})?$/.exec(
        (record[i] ?? "").trim(),
      );
      if (!match) return [];
      return [match[1] ? 0 : (match[2] === "-" ? -1 : 1) * (Number(match[3]) * 60 + Number(match[4]))];
    });
  });

/** Minutes ahead of UTC. */
const offsetAt = (zone: string, at: Date): number => {
  const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")!.value;
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
  return match?.[1] ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
};
