import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { tokenHash } from "../../workspace/token.js";

/** How often somebody may fail to prove who they are: by the account tried, and by the network that tries. */
export type TryLimits = {
  /** Counts a try before it is looked at, so that a hundred at once are a hundred. How many seconds to wait when there were too many. */
  readonly spend: (tried: Tried) => Promise<number | null>;
  /** The try was right: it is not held against anybody. */
  readonly right: (tried: Tried) => Promise<void>;
};

export type Tried = { readonly network: string; readonly account?: string };

const windowS = 15 * 60;
const mostByAccount = 10;
const mostByNetwork = 50;

export const tryLimits = (): TryLimits => {
  const accounts = new RateLimiterMemory({ points: mostByAccount, duration: windowS });
  const networks = new RateLimiterMemory({ points: mostByNetwork, duration: windowS });
  const accountKey = (account: string) => tokenHash(account.normalize("NFKC").trim().toLowerCase());
  return {
    spend: async ({ network, account }) => {
      try {
        await networks.consume(network);
        if (account !== undefined) await accounts.consume(accountKey(account));
        return null;
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown;
        return Math.max(1, Math.ceil(thrown.msBeforeNext / 1_000));
      }
    },
    right: async ({ network, account }) => {
      await networks.reward(network);
      if (account !== undefined) await accounts.delete(accountKey(account));
    },
  };
};
