import type { Access } from "../app/access/access.js";
import { principalOf } from "../app/access/principal.js";
import type { Principal } from "../workspace/roles.js";
import { checkOrigin } from "./auth-origin.js";

/** Who a request comes from, asked of the state each time. Whoever is known by a cookie must come from one of our own pages. */
export const whoIs = async (access: Access, request: Request): Promise<Principal | null> => {
  const who = await principalOf(access, request.headers);
  if (who?.kind === "person") checkOrigin(request, access, { silent: "refused" });
  return who;
};
