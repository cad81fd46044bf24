import { fail, ok } from "../../core/result.js";
import { nearest } from "../did-you-mean.js";
import { scalar } from "./scalar.js";

let list: readonly string[] | undefined;
const zones = () => (list ??= [...Intl.supportedValuesOf("timeZone"), "UTC"]);

/** An IANA time zone, in its own capitals: the stores do not know `europe/amsterdam`. */
export const zone = scalar<string>({
  what: "a time zone",
  examples: ["Europe/Amsterdam"],
  json: { type: "string" },
  parse: (t) => {
    if (zones().includes(t)) return ok(t);
    const lower = t.toLowerCase().replaceAll(" ", "_");
    const meant =
      zones().find((z) => z.toLowerCase() === lower) ??
      zones().find((z) => z.toLowerCase().endsWith(`/${lower}`)) ??
      (t.length > 3 ? nearest(t, zones()) : undefined);
    const must = "must be an IANA time zone";
    if (meant?.toLowerCase() !== lower && isAlias(t)) return ok(t);
    return fail({
      code: "spec.zone",
      must,
      write: meant ? `write ${meant}` : "write for example Europe/Amsterdam or UTC",
    });
  },
});

/** Old names such as Asia/Calcutta, which the list leaves out; never a fixed offset or an abbreviation. */
const isAlias = (t: string): boolean => {
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$/.test(t)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: t });
    return true;
  } catch {
    return false;
  }
};

let codes: readonly string[] | undefined;
const signs: Readonly<Record<string, string>> = {
  "€": "EUR",
  $: "USD",
  "£": "GBP",
  "¥": "JPY",
  EURO: "EUR",
  EUROS: "EUR",
  DOLLAR: "USD",
  POUND: "GBP",
};

/** An ISO 4217 code. */
export const currency = scalar<string>({
  what: "a currency",
  examples: ["EUR"],
  json: { type: "string", pattern: "^[A-Z]{3}$" },
  parse: (t) => {
    codes ??= Intl.supportedValuesOf("currency");
    if (codes.includes(t)) return ok(t);
    const upper = t.trim().toUpperCase();
    const meant = codes.includes(upper) ? upper : (signs[upper] ?? nearest(t, codes));
    return fail({
      code: "spec.currency",
      must: "must be a currency of ISO 4217",
      write: meant ? `write ${meant}` : "write for example EUR",
    });
  },
});
