import type { Need } from "../../core/use-case.js";
import { maskedKey } from "../../report/masked-key.js";
import type { Principal } from "../../workspace/roles.js";
import type { Context } from "../context.js";

/** What is written down before it is answered: nobody sees or changes anything without a line. */
const recorded: readonly Need[] = ["people", "privacy", "write", "setup"];

/** Whoever holds the folder has its files anyway: of them is written down what concerns people's rights, and who may come in. */
const worthALine = ({ kind }: Principal, needs: Need): boolean =>
  kind === "local" ? needs === "privacy" || needs === "setup" : recorded.includes(needs);

export const record = async (
  context: Context,
  asked: { readonly name: string; readonly needs: Need; readonly input: unknown },
): Promise<void> => {
  const { who, clock, door } = context;
  if (!worthALine(who, asked.needs)) return;
  const { state } = await context.stores();
  await state.db
    .insertInto("audit")
    .values({
      at: clock.now().toISOString(),
      who: who.id,
      name: who.name,
      kind: who.kind,
      action: asked.name,
      what: auditWords(asked.input),
      door: door ?? { person: "page", key: "API", local: "command line" }[who.kind],
    })
    .execute();
};

const mostLetters = 500;

/** `promise=fast customer=loyalty ••17`: what was asked, without what would tell who it was about. */
export const auditWords = (input: unknown): string =>
  Object.entries((input ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null && value !== "" && value !== false)
    .map(([field, value]) => `${field}=${said(field, value)}`)
    .join(" ")
    .slice(0, mostLetters);

/** Fields whose texts are ours or the company's own words; whatever else is written may name a person. */
const plainFields = new Set([
  "promise",
  "why",
  "name",
  "source",
  "role",
  "team",
  "scope",
  "asOf",
  "knownAt",
  "from",
  "to",
  "window",
  "format",
  "before",
  "why",
]);

const said = (field: string, value: unknown): string => {
  if (Array.isArray(value)) return value.map((one) => said(field, one)).join(",");
  if (typeof value === "object") return `{${Object.keys(value as object).join(",")}}`;
  if (typeof value !== "string") return String(value);
  if (plainFields.has(field)) return value.replace(likeAKey, maskedKey);
  return uuid.test(value) ? value : maskedKey(value);
};

/** An e-mail, a key such as `loyalty:40017`, a long number. */
const likeAKey = /[^\s@]+@[^\s@]+|\b\w+:[^\s]+|\d{5,}/g;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
