/** How a number is shown: as a day, a day with a time, a time alone, padded with zeros, or as it is. */
export type Shown =
  | { readonly as: "day" | "instant" | "clock" }
  | { readonly as: "padded"; readonly digits: number }
  | { readonly as: "number" };

const builtIn = (id: number): Shown => {
  if (id === 22) return { as: "instant" };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return { as: "day" };
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35) || id === 55 || id === 56)
    return { as: "clock" };
  return { as: "number" };
};

/** What a number format says, by its built-in number or its code (`dd/mm/yyyy hh:mm`). `[h]:mm` is a length of time: a number. */
export const shownAs = (id: number, code: string | undefined): Shown => {
  if (code === undefined) return builtIn(id);
  const bare = code.split(";")[0]!.replace(/"[^"]*"|\\.|_.|\*./g, "");
  if (/\[(h+|m+|s+)\]/i.test(bare)) return { as: "number" };
  const plain = bare
    .replace(/\[[^\]]*\]/g, "")
    .toLowerCase()
    .replace(/general|am\/pm|a\/p/g, "");
  if (/^0{2,}$/.test(plain)) return { as: "padded", digits: plain.length };
  const day = /[yd]/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain) && !/[0#?]/.test(plain));
  const clock = /[hs]/.test(plain);
  return day && clock ? { as: "instant" } : day ? { as: "day" } : clock ? { as: "clock" } : { as: "number" };
};

/** A cell's number as text: dates as ISO without a zone, numbers with the digits of the file. */
export const numberText = (raw: string, shown: Shown, epoch: 1900 | 1904): string => {
  const value = Number(raw);
  if (!Number.isFinite(value) || raw === "") return raw;
  if (shown.as === "padded")
    return Number.isInteger(value) && value >= 0 ? String(value).padStart(shown.digits, "0") : raw;
  if (shown.as === "number" || value < 0 || value > 2_958_466) return /e/i.test(raw) ? plainNumber(value) : raw;
  const text = serialText(value, epoch);
  if (shown.as === "clock" && value < 1) return text.slice(11, 19);
  return shown.as === "day" && Number.isInteger(value) ? text.slice(0, 10) : text;
};

const plainNumber = (value: number) =>
  Number.isInteger(value) && Math.abs(value) < 1e21
    ? value.toLocaleString("en", { useGrouping: false })
    : String(value);

/** Days since the workbook's epoch. In the 1900 system there was a 29 February 1900, so that days before it are one later. */
const serialText = (serial: number, epoch: 1900 | 1904): string => {
  const days = epoch === 1904 ? serial - 24_107 : serial < 60 ? serial - 25_568 : serial - 25_569;
  const ms = Math.round(days * 86_400_000);
  const iso = new Date(ms).toISOString().replace("T", " ").slice(0, 23);
  return iso.endsWith(".000") ? iso.slice(0, 19) : iso;
};
