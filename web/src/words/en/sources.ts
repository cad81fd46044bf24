/** Words of the pages about sources. */
export const sources = {
  "sources.title": "Sources",
} as const;
