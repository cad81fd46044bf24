import { useEffect, useRef } from "react";

/** `t` shows a figure as its table and back, unless the reader writes, or has switched single keys off. */
export const useTableKey = (turn: () => void): void => {
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const writes =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "t" || event.metaKey || event.ctrlKey || event.altKey || writes) return;
      if (localStorage.getItem("kept.keys") === "off") return;
      latest.current();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
};
