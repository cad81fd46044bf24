import type { Server } from "node:http";
import type { Socket } from "node:net";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { metrics } from "../app/metrics.js";
import type { ServeSettings } from "../app/serve/settings.js";
import { ProblemsFound } from "../core/problems-found.js";
import type { Principal } from "../workspace/roles.js";
import { addressGroup } from "./client-address.js";
import { httpProblems } from "./problems.js";

/** Thrown where a caller has had its share; `waitS` goes out as Retry-After. */
export class TooMany extends ProblemsFound {
  readonly waitS: number;
  constructor(says: string, waitS: number) {
    super([httpProblems.make("http.too-many", { says, write: `wait ${waitS} s` })]);
    this.waitS = waitS;
  }
}

/** Shares of this process: with several replicas, each gives out its own. */
export type Limits = {
  readonly address: (address: string) => Promise<void>;
  readonly caller: (who: Principal) => Promise<void>;
};

const windowS = 10;

export const limitsOf = (settings: ServeSettings): Limits => {
  const addresses = new RateLimiterMemory({ points: settings.requestsPerAddress, duration: windowS });
  const callers = new RateLimiterMemory({ points: settings.requestsPerCaller, duration: windowS });
  const take = async (from: RateLimiterMemory, key: string, says: string) => {
    try {
      await from.consume(key);
    } catch (left) {
      metrics.shed.inc({ why: "rate" });
      throw new TooMany(says, Math.max(1, Math.ceil((left as RateLimiterRes).msBeforeNext / 1_000)));
    }
  };
  return {
    address: (address) => take(addresses, addressGroup(address), "too many requests from this address"),
    caller: (who) => take(callers, `${who.kind}:${who.id}`, "too many requests from this caller"),
  };
};

const busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/** More connections than `most` are answered 503 and closed: those that are open go on. */
export const boundConnections = (server: Server, most: number): void => {
  let open = 0;
  server.on("connection", (socket: Socket) => {
    open += 1;
    socket.once("close", () => {
      open -= 1;
    });
    if (open <= most) return;
    metrics.shed.inc({ why: "connections" });
    socket.end(busy);
    socket.setTimeout(1_000, () => socket.destroy());
  });
};
