import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

/** A change is told aloud at most so often. */
const aloudMs = 30_000;

/** Asks again what is open whenever verdicts may differ. Returns what to announce, politely. */
export const useLive = (client: QueryClient, says: string, enabled: boolean): string => {
  const [announced, announce] = useState("");
  const last = useRef(0);
  useEffect(() => {
    if (!enabled) return;
    const source = new EventSource("/api/live");
    let quiet: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener("changed", () => {
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      if (Date.now() - last.current < aloudMs) return;
      last.current = Date.now();
      announce(says);
      quiet = setTimeout(() => announce(""), 5_000);
    });
    return () => {
      clearTimeout(quiet);
      source.close();
    };
  }, [client, says, enabled]);
  return announced;
};
