import { useNavigate, useSearch } from "@tanstack/react-router";

/** What an address says beside the lens, for one page: `page=2`, `promise=fast`. Setting keeps the rest; `undefined` takes away. */
export const useOwnSearch = (): {
  readonly own: Readonly<Record<string, string | undefined>>;
  readonly set: (part: Readonly<Record<string, string | number | undefined>>) => void;
} => {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  return {
    own: Object.fromEntries(
      Object.entries(search).map(([key, value]) => [key, value === undefined ? undefined : String(value)]),
    ),
    set: (part) => void navigate({ to: ".", search: (before: object) => ({ ...before, ...part }) as never }),
  };
};
