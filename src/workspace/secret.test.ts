import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { weakSecret } from "./secret.js";

describe("W10: a secret", () => {
  it.each([
    "changeme",
    "12345678",
    "",
    "changeme-changeme-changeme-changeme",
    "better-auth-secret-123456-abcdef-default",
    "a".repeat(64),
    "abababababababababababababababababababab",
  ])("is refused where everybody could try it: %s", (secret) => expect(weakSecret(secret)).not.toBeNull());

  it("is taken as openssl makes it", () => {
    for (const form of ["base64", "base64url", "hex"] as const)
      for (let i = 0; i < 200; i++) expect(weakSecret(randomBytes(form === "hex" ? 32 : 36).toString(form))).toBeNull();
  });
});
