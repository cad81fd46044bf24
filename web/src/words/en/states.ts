/** The states that every page shares. */
export const states = {
  "state.loading": "Counting",
  "state.again": "Counting again",
  "state.long": (p: { seconds: number }) => `Still counting, ${p.seconds} s so far`,
  "state.retry": "Try again",
  "state.unreachable": "The server did not answer. What is on disk is safe; nothing you typed is lost.",
  "state.failed": (p: { what: string }) => `${p.what} could not be shown. The rest of the page holds.`,
  "state.code": "Code",
  "state.copy": "Copy",
  "state.copied": "Copied",
  "state.notAllowed": "Your role may not see this.",
  "state.notFound": "There is nothing at this address.",
  "state.toReality": "Go to Reality",
  "state.askThem": (p: { who: string }) => `${p.who} can open it`,
} as const;
