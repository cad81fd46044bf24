import type { Access } from "../app/access/access.js";
import { accessRefused } from "../app/access/access-refused.js";
import { isLoopback } from "../app/serve/read-settings.js";

const reads = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whoever is known by a cookie may change things from our own pages alone. Browsers say where a request comes from and no page can
 * make them lie; what says nothing is not a browser's, and has no cookie to be misused.
 */
export const checkOrigin = (request: Request, access: Access, options: { readonly silent: "refused" | "allowed" }) => {
  if (reads.has(request.method)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin === null && (site === null ? options.silent === "allowed" : site === "same-origin")) return;
  if (origin !== null && site !== "cross-site" && isOurs(origin, request, access)) return;
  throw accessRefused("access.origin", `the request comes from ${origin ?? "nowhere that is said"}`);
};

/** The declared address; or, where none is declared and on this machine itself, the host that was asked: cookies belong to it. */
const isOurs = (origin: string, request: Request, { origin: own, declared }: Access): boolean => {
  if (origin === own) return true;
  if (!URL.canParse(origin)) return false;
  const { host, hostname } = new URL(origin);
  return host === request.headers.get("host") && (!declared || isLoopback(hostname.replace(/^\[|\]$/g, "")));
};
