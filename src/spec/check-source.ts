// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import type { Problem } from "../core/problem.js";
import { list, map } from "./catalog.js";
import type { Entry } from "./entries.js";
import { problemAt } from "./place.js";

const ways = ["files", "receive", "poll"] as const;

/** Where a source's records come from, and what only some ways in have. */
export const checkSource = (entry: Entry<unknown>): Problem[] => {
  const raw = map(entry.raw);
  const problems: Problem[] = [];
  if (!ways.some((way) => Object.hasOwn(raw, way)))
    problems.push(
      problemAt(entry.atKey(), "spec.key.missing", {
        says: `the source "${entry.name}" does not say where its records come from`,
        write: "add files: data/orders/*.csv, or receive: { from: segment }",
      }),
    );
  if (!Object.hasOwn(raw, "receive")) return problems;
  const receive = map(raw.receive);
  if (!Object.hasOwn(raw, "files") && !Object.hasOwn(raw, "poll"))
    for (const [i, record] of list(raw.records).entries())
      if (Object.hasOwn(map(record), "id"))
        problems.push(
          problemAt(entry.atKey("records", i, "id"), "spec.receive", {
            says: "an event that is received has one id, whatever comes of it",
            write: "remove id here; where it is neither messageId nor id, write receive: { id: PATH }",
          }),
        );
  const signature = map(receive.signature);
  if (receive.signature !== undefined && receive.from !== "webhook")
    problems.push(
      problemAt(entry.atKey("receive", "signature"), "spec.receive", {
        says: "only webhooks are signed",
        write: "write keys: [${SHOP_WRITE_KEY}], or from: webhook",
      }),
    );
  if (receive.events !== undefined && receive.from !== "webhook")
    problems.push(
      problemAt(entry.atKey("receive", "events"), "spec.receive", {
        says: "only a webhook has events somewhere in its body",
        write: "remove events, or write from: webhook",
      }),
    );
  if (signature.kind === "hmac-sha256" && signature.header === undefined)
    problems.push(
      problemAt(entry.atKey("receive", "signature"), "spec.key.missing", {
        says: "a signature of kind hmac-sha256 has no header",
        write: "add header: X-Signature",
      }),
    );
  return problems;
};
