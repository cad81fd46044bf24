import { formatCount, formatDay, formatTarget } from "../format.js";
import { entry } from "./entry.js";

const promisedOf = (promised: number): string => `we promised ${formatTarget(promised).replace("%", "")}`;

/** What anybody outside reads: the public page, its numbers and its badge. */
export const publicWords = {
  "public.title": entry((p: { company: string }) => `${p.company}: our promises and how we keep them`, {
    company: "Quick Kitchen",
  }),
  "public.counted": entry(
    (p: { day: string }) =>
      `Counted from our own records as they arrive. Nobody can edit a number on this page. As of ${formatDay(p.day, { form: "plain", year: "always" })}.`,
    { day: "2026-07-14" },
  ),
  "public.since": entry((p: { day: string }) => `since ${monthOf(p.day)}`, { day: "2026-01-01" }),
  "public.all": entry((_: object) => "All of them were kept.", {}),
  "public.of": entry(
    (p: { kept: number; of: number; promised: number }) =>
      `Kept ${formatCount(p.kept)} of ${formatCount(p.of)} times; ${promisedOf(p.promised)}${p.of === 100 ? "" : " of 100"}.`,
    { kept: 94, of: 100, promised: 0.95 },
    { kept: 946, of: 1000, promised: 0.95 },
  ),
  "public.atLeast": entry(
    (p: { kept: number; of: number; promised: number }) =>
      `Kept at least ${formatCount(p.kept)} of ${formatCount(p.of)} times; ${promisedOf(p.promised)}${p.of === 100 ? "" : " of 100"}.`,
    { kept: 98, of: 100, promised: 0.95 },
  ),
  "public.few": entry((_: object) => "Too few people for a number: fewer than 5 are never shown.", {}),
  "public.late": entry((_: object) => "Part of our records is late, and it may decide.", {}),
  "public.early": entry((_: object) => "Too few have fallen due for a verdict.", {}),
  "public.nothing": entry((_: object) => "Nothing fell due.", {}),
  "public.remedy": entry((p: { says: string }) => `If we let you down: ${p.says}`, {
    says: "Your next drink is on us.",
  }),
  "public.withdrawn": entry(
    (p: { day: string; asOf: string }) =>
      `Withdrawn on ${formatDay(p.day, { form: "plain", year: "always" })}. What stands here is how it stood on ${formatDay(p.asOf, { form: "plain", year: "always" })}.`,
    { day: "2026-08-01", asOf: "2026-07-31" },
  ),
  "public.none": entry((_: object) => "No promise stands here now.", {}),
  "public.how.commitments": entry(
    (_: object) =>
      "Each time we owe somebody something we promised, we look in our records whether they got it. That is one time. It counts when it falls due, not before.",
    {},
  ),
  "public.how.broken": entry(
    (_: object) =>
      "Broken: we kept it less often than we promised. Kept: as often, or more. An outlined mark: too close to call.",
    {},
  ),
  "public.how.unknown": entry(
    (_: object) =>
      "Cannot say: records are missing, and what is missing may decide. We never take what is missing for kept.",
    {},
  ),
  "public.how.few": entry(
    (_: object) => "Nothing is shown of fewer than 5 people, so that nobody can be recognised.",
    {},
  ),
  "public.how.withdrawn": entry((_: object) => "A promise that we take back stays listed with its last verdict.", {}),
} as const;

const monthOf = (day: string): string => formatDay(day, { form: "plain", year: "always" }).replace(/^\d+ /, "");
