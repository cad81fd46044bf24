import { useEffect, useRef } from "react";

/** When the reader asks for tables (`t`), wherever the focus is. */
export const useTableKey = (turn: () => void): void => {
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
    const asked = () => latest.current();
    document.addEventListener("kept:tables", asked);
    return () => document.removeEventListener("kept:tables", asked);
  }, []);
};
