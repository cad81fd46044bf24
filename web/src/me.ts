import { useQuery } from "@tanstack/react-query";
import { ask, type Gives, Refused } from "./ask.js";

/** Who is signed in. `needs`: what the role may do; `landing`: where its work begins. */
export type Me = Gives<"me">;
export type Need = Me["needs"][number];

export const meQuery = {
  queryKey: ["me"],
  queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Me | null> =>
    ask("me", {}, { signal }).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 401) return null;
      throw error;
    }),
  staleTime: Number.POSITIVE_INFINITY,
};

/** Null while nobody is known to be signed in. */
export const useMe = (): Me | null => useQuery(meQuery).data ?? null;

export const may = (me: Me | null, need: Need): boolean => me?.needs.includes(need) ?? false;
