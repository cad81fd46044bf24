import { createHmac, timingSafeEqual } from "node:crypto";
import type { Signature } from "../model.js";
import type { Headers } from "./cloud-events.js";

/** Whether a webhook's raw bytes were signed with one of the secrets, and not longer ago than is believed. */
export const isSigned = (
  { kind, secrets, header, toleranceMs }: Signature,
  given: { readonly headers: Headers; readonly body: Buffer; readonly now: number },
): boolean => {
  const { headers, body, now } = given;
  const fresh = (seconds: string) =>
    /^\d{1,12}$/.test(seconds) && Math.abs(now - Number(seconds) * 1_000) <= toleranceMs;
  if (kind === "hmac-sha256" || kind === "github") {
    const said = headers[kind === "github" ? "x-hub-signature-256" : (header ?? "").toLowerCase()] ?? "";
    if (kind === "github" && !said.startsWith("sha256=")) return false;
    return anyEqual(secrets, [bytesOf(said.replace(/^sha256=/, ""))], [body]);
  }
  if (kind === "stripe") {
    const parts = (headers["stripe-signature"] ?? "").split(",").map((part) => part.trim().split("="));
    const t = parts.find(([name]) => name === "t")?.[1] ?? "";
    const said = parts.filter(([name]) => name === "v1").map(([, value]) => bytesOf(value ?? ""));
    return fresh(t) && anyEqual(secrets, said, [`${t}.`, body]);
  }
  const [id, t] = [headers["webhook-id"] ?? "", headers["webhook-timestamp"] ?? ""];
  const said = (headers["webhook-signature"] ?? "")
    .split(" ")
    .filter((one) => one.startsWith("v1,"))
    .map((one) => Buffer.from(one.slice(3), "base64"));
  const keys = secrets.map((one) => Buffer.from(one.replace(/^whsec_/, ""), "base64"));
  return id !== "" && fresh(t) && anyEqual(keys, said, [`${id}.${t}.`, body]);
};

/** Hexadecimal or base64; anything else is no digest. */
const bytesOf = (text: string): Buffer =>
  /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");

/** All are compared, however early one fits: the time tells nothing. */
const anyEqual = (
  secrets: readonly (string | Buffer)[],
  said: readonly Buffer[],
  signed: readonly (string | Buffer)[],
): boolean => {
  let equal = false;
  for (const secret of secrets) {
    const hmac = createHmac("sha256", secret);
    for (const part of signed) hmac.update(part);
    const digest = hmac.digest();
    for (const one of said) if (one.length === digest.length && timingSafeEqual(one, digest)) equal = true;
  }
  return equal;
};
