/** The Reality page. Its findings come from the server; this is what stands around them. */
export const reality = {
  "reality.title": "Reality",
} as const;
