import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

/** A change is told aloud at most so often. */
const aloudMs = 30_000;
/** A line that comes back sooner was never lost. */
const lostMs = 10_000;

/** Asks again what is open whenever verdicts may differ. `announced`: what to say, politely; `lost`: the line is down for a while. */
export const useLive = (
  client: QueryClient,
  says: string,
  enabled: boolean,
): { readonly announced: string; readonly lost: boolean } => {
  const [announced, announce] = useState("");
  const [lost, lose] = useState(false);
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
    let waiting: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      clearTimeout(waiting);
      waiting = undefined;
      lose(false);
    };
    source.onerror = () => {
      waiting ??= setTimeout(() => lose(true), lostMs);
    };
    return () => {
      clearTimeout(quiet);
      clearTimeout(waiting);
      source.close();
    };
  }, [client, says, enabled]);
  return { announced, lost };
};
