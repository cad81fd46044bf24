import { keepPreviousData, type QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ask, type Gives, type Name, Refused, type Takes } from "./ask.js";

/** One question a page. While it is asked again, the old answer stays (`isPlaceholderData`, `isFetching`). */
export const useAsk = <N extends Name>(
  name: N,
  takes: Takes<N>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Gives<N>, Error> =>
  useQuery({
    queryKey: [name, takes],
    queryFn: ({ signal }) => ask(name, takes, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });

/** Asks before the page is there: for a router's loader or a link under the pointer. */
export const prefetch = <N extends Name>(client: QueryClient, name: N, takes: Takes<N>): Promise<void> =>
  client.prefetchQuery({ queryKey: [name, takes], queryFn: ({ signal }) => ask(name, takes, { signal }) });

/** What went wrong on the way is tried again; what was refused is not. */
export const again = (count: number, error: Error): boolean =>
  count < 4 && error instanceof Refused && (error.status === 0 || error.status === 503);
