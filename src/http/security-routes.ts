import { ProblemsFound } from "../core/problems-found.js";
import { httpProblems } from "./problems.js";
import type { Route } from "./route.js";

const validMs = 180 * 86_400_000;

/** Whom to tell of a weakness (RFC 9116). Nobody is named where nobody was set: a wrong address would swallow the report. */
export const securityRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/.well-known/security.txt",
    title: "Whom to tell of a weakness",
    says: "As RFC 9116 has it, with the contact of KEPT_SECURITY_CONTACT.",
    tag: "running",
    door: "open",
    gives: { media: "text/plain" },
    fails: { 404: "Whoever runs this server named nobody." },
    handle: (c, { service: { settings } }) => {
      if (settings.securityContact === undefined)
        throw new ProblemsFound([
          httpProblems.make("http.not-found", { says: "whoever runs this server named nobody for reports" }),
        ]);
      const lines = [
        `Contact: ${settings.securityContact}`,
        `Expires: ${new Date(Date.now() + validMs).toISOString()}`,
        ...(settings.publicUrl ? [`Canonical: ${settings.publicUrl}/.well-known/security.txt`] : []),
      ];
      return c.text(`${lines.join("\n")}\n`);
    },
  },
];
