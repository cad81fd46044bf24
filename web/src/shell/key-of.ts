/** After `g`: which letter goes where. */
export const places: Readonly<Record<string, string>> = {
  r: "/reality",
  p: "/promises",
  l: "/people",
  s: "/sources",
  e: "/settings/appearance",
};

export type KeyDoes =
  | { readonly does: "find" | "help" | "tables" | "go" }
  | { readonly does: "row"; readonly by: 1 | -1 }
  | { readonly does: "to"; readonly to: string };

/** What a key does here; null: nothing of ours. While something is typed, single keys are letters. */
export const keyOf = (
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey"> & { readonly target: EventTarget | null },
  { going, single }: { readonly going: boolean; readonly single: boolean },
): KeyDoes | null => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return { does: "find" };
  if (event.ctrlKey || event.metaKey || event.altKey || !single || types(event.target)) return null;
  if (going && places[event.key]) return { does: "to", to: places[event.key]! };
  switch (event.key) {
    case "g":
      return { does: "go" };
    case "j":
      return { does: "row", by: 1 };
    case "k":
      return { does: "row", by: -1 };
    case "t":
      return { does: "tables" };
    case "?":
      return { does: "help" };
    default:
      return null;
  }
};

const types = (target: EventTarget | null): boolean => {
  const element = target as Partial<HTMLElement> | null;
  return (
    element?.isContentEditable === true ||
    /^(INPUT|SELECT|TEXTAREA)$/.test(element?.tagName ?? "") ||
    (element?.closest?.("[role=dialog]") ?? null) !== null
  );
};
