import { useEffect } from "react";

/** The tab's name: the page, then Kept. */
export const usePageTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Kept`;
  }, [title]);
};
