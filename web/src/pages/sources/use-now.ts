import { useEffect, useState } from "react";

/** The present, anew every few seconds: for "last heard 12 s ago". */
export const useNow = (everyMs = 5_000): number => {
  const [now, set] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => set(Date.now()), everyMs);
    return () => clearInterval(ticking);
  }, [everyMs]);
  return now;
};
