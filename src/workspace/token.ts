import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, fit for an address. */
export const newToken = (prefix = ""): string => `${prefix}${randomBytes(32).toString("base64url")}`;

/** What is kept of a token: random already, so that a plain hash is enough. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

export const keyPrefix = "kept_";
/** So much of a key is shown ever after: enough to tell keys apart. */
export const shownOfKey = (key: string): string => key.slice(0, keyPrefix.length + 4);
