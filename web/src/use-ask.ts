import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
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

/** What went wrong on the way is tried again; what was refused is not. */
export const again = (count: number, error: Error): boolean =>
  count < 4 && error instanceof Refused && (error.status === 0 || error.status === 503);
