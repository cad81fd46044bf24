import type { Need } from "../core/use-case.js";
import type { Role } from "../workspace/roles.js";
import type { Doors } from "./service.js";

/** Doors for tests of what lies behind them: a bearer key is the name of who holds it. */
export const asKeys =
  (keys: Readonly<Record<string, { readonly role: Role; readonly scopes: readonly Need[] | null }>>): Doors["who"] =>
  async (request) => {
    const name = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    return key === undefined ? null : { kind: "key", id: name, name, teams: [], ...key };
  };
