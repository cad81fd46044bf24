import { useQuery } from "@tanstack/react-query";

/** Who is signed in. `needs`: what the role may do (read, people, write, privacy, setup). */
export type Me = {
  readonly name: string;
  readonly role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
  readonly needs: readonly string[];
  readonly teams: readonly string[];
};

/** Null while nobody is known to be signed in. Asked once; a page that is refused asks the reader to sign in. */
export const useMe = (): Me | null =>
  useQuery({
    queryKey: ["me"],
    queryFn: async ({ signal }): Promise<Me | null> => {
      const response = await fetch("/api/me", { credentials: "same-origin", signal });
      return response.ok ? ((await response.json()) as Me) : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? null;

export const may = (me: Me | null, need: string): boolean => me?.needs?.includes(need) ?? false;
