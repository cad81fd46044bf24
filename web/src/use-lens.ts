import { useNavigate, useSearch } from "@tanstack/react-router";
import type { RootSearch } from "./search.js";

/** What every question of a page takes from the address: `useAsk("reality", useLens().asked)`. */
export type Asked = {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly window?: string;
  readonly seg?: string;
};

export type Lens = {
  readonly search: RootSearch;
  readonly asked: Asked;
  /** As of an earlier day, or as it was known then: nothing may be written. */
  readonly past: boolean;
  /** Changes the address and stays on the page; `undefined` takes a part away. */
  readonly set: (part: Partial<{ [K in keyof RootSearch]: RootSearch[K] | undefined }>) => void;
};

export const useLens = (): Lens => {
  const search = useSearch({ from: "__root__" });
  const navigate = useNavigate();
  const { asOf, knownAt, window, seg } = search;
  return {
    search,
    asked: { ...(asOf && { asOf }), ...(knownAt && { knownAt }), ...(window && { window }), ...(seg && { seg }) },
    past: asOf !== undefined || knownAt !== undefined,
    set: (part) =>
      void navigate({
        to: ".",
        search: (before: object) => ({ ...before, ...part }) as never,
        replace: "know" in part,
      }),
  };
};
